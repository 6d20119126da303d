using System.Text;
using System.Text.Json.Nodes;
using Aggregator.Editing;
using Aggregator.Extracting;
using Aggregator.Ingesting;
using Aggregator.Normalising;
using Aggregator.Reading;
using Aggregator.Rights;
using Aggregator.Sources;

namespace Aggregator.Commands;

/// <summary>One report to be made an article of, for inspection: a page, a piece of HTML or plain text, and whose it is.</summary>
internal sealed record ArticleQuestion
{
    /// <summary>When it is taken to have been retrieved, where nothing says: the same question always has the same answer.</summary>
    public static readonly DateTimeOffset Epoch = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private const string Nowhere = "https://page.invalid/";

    public ReadOnlyMemory<byte>? Page { get; init; }

    public string? ContentType { get; init; }

    public string? Text { get; init; }

    public string? Title { get; init; }

    public string? Standfirst { get; init; }

    public IReadOnlyList<string> Sections { get; init; } = [];

    public required Uri Address { get; init; }

    public DateTimeOffset? PublishedAt { get; init; }

    public required DateTimeOffset Now { get; init; }

    /// <summary>An outlet of the source list, or a name.</summary>
    public string? Outlet { get; init; }

    /// <summary><c>{id, path?, url?, text?, html?, outlet?}</c>, and <c>title</c>, <c>standfirst</c>, <c>sections</c>, <c>published</c>, <c>now</c>.</summary>
    /// <exception cref="FormatException">It names nothing to read.</exception>
    public static ArticleQuestion Of(JsonObject asked)
    {
        var html = Said(asked, "html");
        var page = html is not null ? Encoding.UTF8.GetBytes(html) : Said(asked, "path") is { } path ? File.ReadAllBytes(path) : (byte[]?)null;
        if (page is null && Said(asked, "text") is null)
            throw new FormatException("the case names no path, html or text");
        return new ArticleQuestion
        {
            Page = page is null ? default(ReadOnlyMemory<byte>?) : page,
            ContentType = html is null ? null : "text/html; charset=utf-8",
            Text = Said(asked, "text"),
            Title = Said(asked, "title") ?? Said(asked, "headline"),
            Standfirst = Said(asked, "standfirst"),
            Sections = asked["sections"] is JsonArray sections ? [.. sections.Select(s => (string?)s).OfType<string>()] : [],
            Address = AddressOf(Said(asked, "url")),
            PublishedAt = Instant(Said(asked, "published")),
            Now = Instant(Said(asked, "now")) ?? Epoch,
            Outlet = asked["outlet"] is JsonObject outlet ? (string?)outlet["name"] : Said(asked, "outlet"),
        };
    }

    public static Uri AddressOf(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? address : new Uri(Nowhere);

    /// <summary>The way of every report: extracted, normalised, edited; or why not.</summary>
    public (Inspected? Inspected, string? Complaint) Answer(IReadOnlyList<Outlet> declared)
    {
        var outlet = OutletOf(declared);
        var source = outlet.Sources.Count > 0 && Outlet is not null ? outlet.Sources[0] with { Category = null } : new Source { Id = new($"{outlet.Id}/inspected"), Outlet = outlet.Id, Address = Address };
        var extractor = new PageExtractor();
        PageReading? reading = null;
        if (Page is { } bytes)
        {
            switch (extractor.Extract(new Page { Body = bytes, Address = Address, ContentType = ContentType, TimeZone = outlet.TimeZone, Recipe = source.Recipe }))
            {
                case ExtractOutcome.Extracted e:
                    reading = e.Reading;
                    break;
                case ExtractOutcome.Refused r:
                    return (null, r.Reason);
            }
        }

        var now = Now == Epoch && (PublishedAt ?? reading?.PublishedAt?.Value) is { } published ? published : Now;
        var entry = new Entry { Link = Address, Title = Title ?? FirstLine(), Categories = Sections, PublishedAt = PublishedAt };
        var told = new Told(entry, Standfirst is null ? [] : [new Block(BlockKind.Paragraph, Standfirst)], Paragraphs());
        return NormalisedOf(outlet, source, told, reading, now);
    }

    private (Inspected?, string?) NormalisedOf(Outlet outlet, Source source, Told told, PageReading? reading, DateTimeOffset now) =>
        Normaliser.Normalise(outlet, source, told, reading, reading is null ? null : Address, now) switch
        {
            NormaliseOutcome.Normalised n => (new Inspected(outlet, n.Report, Editor.Edit(n.Report), reading), null),
            NormaliseOutcome.Rejected r => (null, $"rejected: {r.Reason}"),
            var other => throw new InvalidOperationException($"Unknown outcome {other}"),
        };

    private List<Block> Paragraphs() =>
        Text is null ? [] : [.. Text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(p => new Block(BlockKind.Paragraph, Words.Line(p, int.MaxValue - 1)))];

    // A text without a title has to be called something: its first sentence.
    private string? FirstLine() => Text is { Length: > 0 } text && Sentences.Of(text) is [var (start, length), ..] ? text.Substring(start, length) : null;

    // By id, by name, by the page's site; else an outlet of that name with the careful rights.
    private Outlet OutletOf(IReadOnlyList<Outlet> declared)
    {
        var known = declared.FirstOrDefault(o => Outlet is null ? Site.IsSame(o.HomePage, Address) : o.Id.Value == Outlet || o.Name.Equals(Outlet, StringComparison.OrdinalIgnoreCase));
        return known ?? new Outlet { Id = new("inspected"), Name = Outlet ?? Address.IdnHost, HomePage = new Uri(Address, "/") };
    }

    private static string? Said(JsonObject asked, string name) => asked[name] is JsonValue value && value.TryGetValue<string>(out var said) && said.Length > 0 ? said : null;

    private static DateTimeOffset? Instant(string? text) =>
        DateTimeOffset.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AssumeUniversal, out var at) ? at : null;
}

/// <summary>What became of a report on its way to an article.</summary>
internal sealed record Inspected(Outlet Outlet, Report Report, Draft Draft, PageReading? Reading);
