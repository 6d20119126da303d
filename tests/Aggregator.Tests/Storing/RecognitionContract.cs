using System.Text.Json;
using Aggregator.Editing;
using Aggregator.Extracting;
using Aggregator.Normalising;
using Aggregator.Reading;
using Aggregator.Sources;
using FsCheck;
using FsCheck.Fluent;
using static Aggregator.Storing.Desk;

namespace Aggregator.Storing;

/// <summary>Which tellings are one report, by the cases in Fixtures/identity: a new case is a file. Each telling names the report that it tells; what is stored has to agree.</summary>
internal abstract class RecognitionContract : StoreContract
{
    private const int MostOrders = 8;
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "Aggregator.Tests", "Fixtures", "identity");
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
    private static readonly Dictionary<string, string[]> Texts = JsonSerializer.Deserialize<Dictionary<string, string[]>>(File.ReadAllText(Path.Combine(Folder, "texts.json")), Json)!;

    public sealed record Case(string Why, bool AnyOrder, IReadOnlyList<Telling> Tellings);

    /// <summary>What a source says of a report at some time; links without a host are the outlet's own.</summary>
    public sealed record Telling(string Report, string? Guid, string Link, string? Canonical, string? Source, string? Section, string Headline, DateTimeOffset At, string? Text, Dictionary<string, string>? Swap);

    public static IEnumerable<string> Cases => Directory.EnumerateFiles(Folder, "*.json").Select(f => Path.GetFileNameWithoutExtension(f)!).Where(n => n != "texts").Order(StringComparer.Ordinal);

    [TestCaseSource(nameof(Cases))]
    public async Task Tellings_are_one_article_exactly_where_they_tell_one_report(string name)
    {
        var read = JsonSerializer.Deserialize<Case>(await File.ReadAllTextAsync(Path.Combine(Folder, name + ".json")), Json)!;
        var orders = read.AnyOrder ? Orders(read.Tellings).ToList() : [read.Tellings];
        foreach (var tellings in orders)
        {
            await Close();
            await Open();
            var articles = new Dictionary<ArticleId, HashSet<string>>();
            var reports = new Dictionary<string, HashSet<ArticleId>>();
            foreach (var telling in tellings.Concat(tellings)) // told again, nothing changes
            {
                var id = await TellAsync(telling);
                (articles.TryGetValue(id, out var told) ? told : articles[id] = []).Add(telling.Report);
                (reports.TryGetValue(telling.Report, out var kept) ? kept : reports[telling.Report] = []).Add(id);
            }

            var order = string.Join(", ", tellings.Select(t => $"{t.Report} at {t.At:dd HH:mm}"));
            Assert.That(articles.Values.Where(r => r.Count > 1).Select(r => string.Join(" and ", r)), Is.Empty, $"{read.Why} Melted, in the order {order}");
            Assert.That(reports.Where(r => r.Value.Count > 1).Select(r => r.Key), Is.Empty, $"{read.Why} Doubled, in the order {order}");
            Assert.That(await ListAsync(), Has.Count.EqualTo(reports.Count));
        }
    }

    [Test]
    public async Task A_report_in_several_sections_is_one_article_with_all_of_them()
    {
        var read = JsonSerializer.Deserialize<Case>(await File.ReadAllTextAsync(Path.Combine(Folder, "several-sections.json")), Json)!;
        foreach (var telling in read.Tellings)
            await TellAsync(telling);

        var article = await OnlyAsync();
        Assert.That((article.Revision, article.Sections), Is.EqualTo((1, new[] { "Wales", "Business" })).Using<(int, IReadOnlyList<string>)>((a, b) => a.Item1 == b.Item1 && a.Item2.SequenceEqual(b.Item2)));
        Assert.That(article.Sources.Select(s => s.Value), Is.EqualTo(new[] { Herald, Sport }));
    }

    /// <summary>How a telling may differ from another of the same report, so that the evidence for their being one does not depend on which came first.</summary>
    private enum Way
    {
        AsItWas,
        NewGuid,
        NewGuidAndHeadline,
        NewAddress,
        NewAddressAndGuid,
        Tracked,
        Cached,
        OtherSource,
        CorrectedSlug,
        OneWordOfText,
    }

    [Test]
    public void Whatever_the_order_reports_are_told_in_they_make_the_same_articles_and_again_none()
    {
        var telling = from report in Gen.Choose(0, 3) from way in Gen.Elements(Enum.GetValues<Way>()) select (report, way);
        var outlets = 0;
        Prop.ForAll((from told in telling.ArrayOf(7) from seed in Gen.Choose(0, 1_000) select (told, seed)).ToArbitrary(), t => SamePartitionAsync(t.told ?? [], t.seed, outlets += 2).GetAwaiter().GetResult())
            .Check(Config.QuickThrowOnFailure.WithMaxTest(40));
    }

    private async Task<bool> SamePartitionAsync((int Report, Way Way)[] told, int seed, int outlet)
    {
        var shuffled = told.ToArray();
        new Random(seed).Shuffle(shuffled);
        await Ingest.ProvisionAsync([Outlet($"o{outlet}", "news", "sport"), Outlet($"o{outlet + 1}", "news", "sport")], Start, default);
        var one = await PartitionAsync(told, Outlet($"o{outlet}", "news", "sport"));
        var other = await PartitionAsync(shuffled, Outlet($"o{outlet + 1}", "news", "sport"));
        Assert.That(one.Values.Distinct().Count(), Is.EqualTo(told.Select(t => t.Report).Distinct().Count()));
        Assert.That(other.Values.Distinct().Count(), Is.EqualTo(one.Values.Distinct().Count()));
        return one.GroupBy(o => o.Key.Report).All(g => g.Select(o => o.Value).Distinct().Count() == 1);
    }

    private async Task<Dictionary<(int Report, Way Way), ArticleId>> PartitionAsync((int Report, Way Way)[] told, Outlet outlet)
    {
        var articles = new Dictionary<(int, Way), ArticleId>();
        foreach (var (report, way) in told)
            articles[(report, way)] = await TellAsync(Varied(report, way), outlet);
        var version = (await Queries.OutboxAsync(0, 10_000, default)).Count(e => e.Kind == OutboxEvent.Published);
        foreach (var (report, way) in told)
            Assert.That(await TellAsync(Varied(report, way), outlet), Is.EqualTo(articles[(report, way)]), "told again");
        Assert.That((await Queries.OutboxAsync(0, 10_000, default)).Count(e => e.Kind == OutboxEvent.Published), Is.EqualTo(version), "nothing new");
        return articles;
    }

    private static Telling Varied(int report, Way way)
    {
        var (link, headline) = ($"/news/report-number-{report}-2041234{report}", $"Report number {report} of the council and its harbour");
        var telling = new Telling($"{report}", $"guid of report {report} that is long", link, null, null, null, headline, Start.AddHours(report), $"r{report}", null);
        return way switch
        {
            Way.NewGuid => telling with { Guid = $"another guid of report {report}" },
            Way.NewGuidAndHeadline => telling with { Guid = $"a third guid of report {report}", Headline = $"Report number {report}: council and harbour after the vote" },
            Way.NewAddress => telling with { Link = $"/elsewhere/{report}" },
            Way.NewAddressAndGuid => telling with { Link = $"/somewhere/{report}", Guid = $"a fourth guid of report {report}", At = telling.At.AddHours(3) },
            Way.Tracked => telling with { Link = link + "?utm_source=x" },
            Way.Cached => telling with { Link = $"https://www.google.com/amp/s/www.{{0}}.example{link}/amp", Guid = null },
            Way.OtherSource => telling with { Source = "sport", Guid = $"{report}" },
            Way.CorrectedSlug => telling with { Link = $"/news/corrected-2041234{report}", Guid = $"a fifth guid of report {report}" },
            Way.OneWordOfText => telling with { Link = $"/again/{report}", Guid = $"a sixth guid of report {report}", Swap = new() { [$"r{report}5 "] = "changed " } },
            _ => telling,
        };
    }

    private static readonly Outlet Gazette = Outlet("herald", "news", "sport") with { HomePage = new("https://www.gazette.example/"), Name = "Gazette" };

    private async Task<ArticleId> TellAsync(Telling telling, Outlet? told = null)
    {
        var outlet = told ?? Gazette;
        var source = outlet.Sources.Single(s => s.Id.Value == $"{outlet.Id}/{telling.Source ?? "news"}");
        var entry = new Entry { Guid = telling.Guid, Link = Absolute(outlet, telling.Link), Title = telling.Headline, PublishedAt = telling.At, Categories = telling.Section is null ? [] : [telling.Section] };
        var page = new PageReading
        {
            Kind = PageKind.Article,
            Headline = new(telling.Headline, "json-ld"),
            Canonical = telling.Canonical is null ? null : new(Absolute(outlet, telling.Canonical), "meta"),
            Body = telling.Text is null ? null : new([.. TextOf(telling.Text).Select(p => new Block(BlockKind.Paragraph, Swapped(p, telling.Swap)))], "json-ld"),
        };
        var outcome = (NormaliseOutcome.Normalised)Normaliser.Normalise(outlet, source, new Normalising.Told(entry, [], []), page, entry.Link, telling.At);
        var key = EntryKey.Of(entry)!.Value;
        await PollAsync(source.Id.Value, Written(key, Editor.Edit(outcome.Report), EntryKey.Fingerprint(entry)));
        return await OfEntryAsync(source, key, entry);
    }

    // The entry's page, were it due, would be that article's.
    private async Task<ArticleId> OfEntryAsync(Source source, long key, Entry entry)
    {
        await Ingest.SaveAsync(Poll(source.Id.Value, Start.AddMinutes(1), new EntryResult.Awaiting(key, 0, entry)), default);
        var visit = (await Ingest.DeskAsync(source.Outlet, Start.AddYears(1), 50, default)).Visits.Single(v => v.Source == source.Id && v.Key == key);
        await Ingest.SaveAsync(Visit(visit, Start, new VisitOutcome.Unchanged()), default);
        return visit.Article!.Value;
    }

    private static string[] TextOf(string name) => Texts.TryGetValue(name, out var text) ? text : Text(name).Split('\n');

    private static string Swapped(string text, Dictionary<string, string>? swap) => (swap ?? []).Aggregate(text, (t, s) => t.Replace(s.Key, s.Value, StringComparison.Ordinal));

    private static Uri Absolute(Outlet outlet, string link) => new(outlet.HomePage, link.Replace("{0}", outlet.Id.Value, StringComparison.Ordinal));

    private static IEnumerable<IReadOnlyList<Telling>> Orders(IReadOnlyList<Telling> tellings) => tellings.Count < 2
        ? [tellings]
        : tellings.SelectMany((first, i) => Orders([.. tellings.Where((_, j) => j != i)]).Select(rest => (IReadOnlyList<Telling>)[first, .. rest])).Take(MostOrders);
}
