using System.Text;

namespace Aggregator.Extracting;

/// <summary>Pages for tests, read by the real extractor.</summary>
internal static class Pages
{
    public static readonly Uri Address = new("https://www.example.co.uk/news/2026/03/03/council-agrees-bridge");

    public static PageReading Read(string html) => ((ExtractOutcome.Extracted)new PageExtractor().Extract(Of(html))).Reading;

    public static string Refusal(string html) => ((ExtractOutcome.Refused)new PageExtractor().Extract(Of(html))).Reason;

    public static Page Of(string html) => new() { Body = Encoding.UTF8.GetBytes(html), Address = Address };

    public static string Text(PageReading reading) => string.Join('\n', (reading.Body?.Value ?? []).Select(b => b.Text));
}
