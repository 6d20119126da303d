using System.Text;
using Aggregator.Fetching;
using Aggregator.Sources;

namespace Aggregator.Ingesting;

/// <summary>What goes wrong with one request.</summary>
internal enum NetworkFault
{
    None,
    Timeout,
    Throttled,
    ServerError,
    CutOff,
    Mistake,

    // What the outlet decides: an article may end as a teaser, or be withdrawn.
    Forbidden,
    NotFound,
    Gone,
    NoFeed,
    EmptyFeed,
    Wall,
    RemovalNotice,
}

/// <summary>An outlet of two feeds (one with whole texts, one with teasers) whose reports come, change, get new guids and go, seen through a network on which a fault is scripted for each request.</summary>
internal sealed class UnsteadyOutlet : IFetcher
{
    public const int Reports = 6;

    private readonly Report[] _reports = [.. Enumerable.Range(0, Reports).Select(i => new Report(i))];

    /// <summary>Faults of the requests to come; none when it is empty.</summary>
    public Queue<NetworkFault> Faults { get; } = [];

    public static Outlet Outlet { get; } = new()
    {
        Id = new("gazette"),
        Name = "Gazette",
        HomePage = new("https://gazette.example/"),
        Sources =
        [
            new Source { Id = new("gazette/full"), Outlet = new("gazette"), Address = new("https://gazette.example/full.xml") },
            new Source { Id = new("gazette/teasers"), Outlet = new("gazette"), Address = new("https://gazette.example/teasers.xml") },
        ],
    };

    public IEnumerable<Report> Listed => _reports.Where(r => r.Version > 0 && r.IsListed);

    public IEnumerable<Report> Told => _reports.Where(r => r.Version > 0);

    /// <summary>Items of the latest feed that was served, by source.</summary>
    public Dictionary<string, int> Served { get; } = [];

    public void Change(int report, int what, DateTimeOffset now)
    {
        var r = _reports[report];
        switch (what)
        {
            case 0 or 1 or 2:
                (r.Version, r.At, r.IsListed) = (r.Version + 1, now, true);
                break;
            case 3:
                (r.Issue, r.At) = (r.Issue + 1, now); // a new guid and a bumped date, the words stay
                break;
            case 4:
                r.IsListed = !r.IsListed;
                break;
            default:
                r.InBoth = !r.InBoth;
                break;
        }
    }

    public ValueTask<FetchOutcome> FetchAsync(FetchRequest request, CancellationToken cancellation)
    {
        var fault = Faults.TryDequeue(out var next) ? next : NetworkFault.None;
        return new(fault switch
        {
            NetworkFault.Mistake => throw new InjectedMistakeException(),
            NetworkFault.Timeout => Failed(FetchFailure.Timeout),
            NetworkFault.ServerError => Failed(FetchFailure.ServerError, 500),
            NetworkFault.Throttled => new FetchOutcome.Throttled(503, TimeSpan.FromMinutes(3)),
            NetworkFault.Forbidden => Failed(FetchFailure.Forbidden, 403),
            NetworkFault.NotFound => Failed(FetchFailure.NotFound, 404),
            NetworkFault.Gone => Failed(FetchFailure.Gone, 410),
            _ => Answer(request, fault),
        });
    }

    private FetchOutcome Answer(FetchRequest request, NetworkFault fault)
    {
        var path = request.Address.AbsolutePath;
        if (path is not ("/full.xml" or "/teasers.xml"))
            return path == "/" || _reports.FirstOrDefault(r => r.Version > 0 && path == $"/news/{r.Slug}") is null ? HomeOrNothing(path) : Page(path, fault);
        var listed = Listed.Where(r => r.InBoth || r.IsFull == (path == "/full.xml")).ToList();
        if (fault == NetworkFault.NoFeed)
            return Body(request.Address, "<html><title>Sorry</title></html>", null);
        if (fault == NetworkFault.EmptyFeed)
            listed = [];
        var xml = Rss(listed, whole: path == "/full.xml");
        var etag = $"\"{string.Join('-', listed.Select(r => $"{r.Number}.{r.Version}.{r.Issue}"))}\"";
        if (request.Validators.ETag == etag)
            return new FetchOutcome.NotModified(request.Validators, null);
        Served[path == "/full.xml" ? "gazette/full" : "gazette/teasers"] = listed.Count;
        return Body(request.Address, fault == NetworkFault.CutOff ? xml[..(xml.Length * 2 / 3)] : xml, fault == NetworkFault.CutOff ? null : etag);
    }

    private FetchOutcome.Fetched Page(string path, NetworkFault fault)
    {
        var report = _reports.Single(r => path == $"/news/{r.Slug}");
        var html = fault switch
        {
            NetworkFault.Wall => "<html><head><title>Before you continue</title></head><body><h1>We value your privacy</h1><p>We and our partners use cookies. Accept all?</p><button>Accept all</button></body></html>",
            NetworkFault.RemovalNotice => $"<html><head><title>{report.Headline}</title></head><body><article><h1>{report.Headline}</h1><p>This article has been removed.</p></article></body></html>",
            _ => $"<html><head><title>{report.Headline}</title></head><body><main><article><h1>{report.Headline}</h1>{report.Html}</article></main></body></html>",
        };
        return Body(new Uri(Outlet.HomePage, path), html, null);
    }

    private static FetchOutcome HomeOrNothing(string path) => path == "/" ? Body(Outlet.HomePage, "<html><title>Gazette</title></html>", null) : Failed(FetchFailure.NotFound, 404);

    private static FetchOutcome.Failed Failed(FetchFailure failure, int? status = null) => new(failure, $"{failure}", status);

    private static FetchOutcome.Fetched Body(Uri address, string body, string? etag) => new() { Body = Encoding.UTF8.GetBytes(body), Address = address, Validators = new Validators(etag, null) };

    private static string Rss(IEnumerable<Report> reports, bool whole) => $"""
        <?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Gazette</title><link>https://gazette.example/</link><description>d</description>
        {string.Concat(reports.Select(r => $"<item><title>{r.Headline}</title><link>https://gazette.example/news/{r.Slug}</link><guid isPermaLink=\"false\">report {r.Number} issue {r.Issue}</guid><pubDate>{r.At:R}</pubDate><description>What was said of {r.Slug}.</description>{(whole ? $"<content:encoded><![CDATA[{r.Html}]]></content:encoded>" : "")}</item>\n"))}</channel></rss>
        """;

    /// <summary>One report as its outlet has it now; version 0 is before it is there.</summary>
    public sealed class Report(int number)
    {
        public int Number => number;

        public int Version { get; set; }

        public int Issue { get; set; }

        public bool IsListed { get; set; }

        public bool InBoth { get; set; } = number % 3 == 0;

        public bool IsFull => number % 2 == 0;

        public DateTimeOffset At { get; set; }

        public string Slug => $"harbour-{number}-report";

        public string Headline => $"Council {number} decides on its harbour, part {Version}";

        /// <summary>A word that only this version has.</summary>
        public string Mark => $"mark{number}v{Version}x";

        public string Html => string.Concat(Enumerable.Range(0, 4).Select(p => $"<p>{string.Join(' ', Enumerable.Range(0, 40).Select(w => w == 7 ? Mark : $"word{number}p{p}w{w}"))}.</p>"));
    }
}

/// <summary>Stands for a mistake in our own code.</summary>
internal sealed class InjectedMistakeException() : InvalidOperationException("injected");
