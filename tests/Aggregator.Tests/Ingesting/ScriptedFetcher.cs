using System.Text;
using Aggregator.Fetching;

namespace Aggregator.Ingesting;

/// <summary>Answers as the test says, by address, and notes what was asked.</summary>
internal sealed class ScriptedFetcher : IFetcher
{
    private readonly Dictionary<string, Func<FetchRequest, FetchOutcome>> _answers = [];

    public List<FetchRequest> Asked { get; } = [];

    public void On(string address, Func<FetchRequest, FetchOutcome> answer) => _answers[new Uri(address).AbsoluteUri] = answer;

    public void On(string address, FetchOutcome outcome) => On(address, _ => outcome);

    public ValueTask<FetchOutcome> FetchAsync(FetchRequest request, CancellationToken cancellation)
    {
        Asked.Add(request);
        return new(_answers.TryGetValue(request.Address.AbsoluteUri, out var answer) ? answer(request) : Failed(FetchFailure.NotFound, 404));
    }

    public static FetchOutcome.Failed Failed(FetchFailure failure, int? status = null) => new(failure, $"{status}: {failure}", status);

    public static FetchOutcome.Fetched Body(string address, string body, string type = "application/rss+xml", Uri? movedTo = null, string? etag = null) => new()
    {
        Body = Encoding.UTF8.GetBytes(body),
        Address = new Uri(address),
        ContentType = type,
        MovedTo = movedTo,
        Validators = new Validators(etag, null),
    };

    /// <summary>A feed with these entries, complete in themselves.</summary>
    public static string Rss(params (string Slug, DateTimeOffset At)[] entries) => $"""
        <?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Gazette</title><link>https://gazette.example/</link><description>d</description>
        {string.Concat(entries.Select(e => $"<item><title>Report on {e.Slug}</title><link>https://gazette.example/{e.Slug}</link><guid isPermaLink=\"false\">{e.Slug}</guid><pubDate>{e.At:R}</pubDate><content:encoded><![CDATA[<p>{string.Join(' ', Enumerable.Range(0, 150).Select(i => e.Slug + i))}.</p>]]></content:encoded></item>"))}
        </channel></rss>
        """;
}
