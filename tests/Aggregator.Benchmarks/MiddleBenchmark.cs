using System.Globalization;
using Aggregator.Editing;
using Aggregator.Extracting;
using Aggregator.Ingesting;
using Aggregator.Normalising;
using Aggregator.Reading;
using Aggregator.Rights;
using Aggregator.Sources;

namespace Aggregator.Benchmarks;

/// <summary>What the pure middle of the path costs a report, stage by stage, over the farm's documents: one thread, no network, no store, after a warm-up.</summary>
internal static class MiddleBenchmark
{
    private const int Warmup = 40;
    private const int Rounds = 10;

    public static int Run(string[] args)
    {
        var documents = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 100;
        var outlet = new Outlet { Id = new OutletId("gazette"), Name = "The Gazette", HomePage = new Uri("http://127.0.0.1/"), Sources = [] };
        var source = new Source { Id = new SourceId("gazette/news"), Outlet = outlet.Id, Address = new Uri("http://127.0.0.1/feed/1"), Kind = SourceKind.Feed, Interval = TimeSpan.FromMinutes(15) };
        var extractor = new PageExtractor();
        var (reader, desk, now) = (new FeedReading(), new Desk(extractor), new DateTimeOffset(2026, 11, 1, 9, 0, 0, TimeSpan.Zero));
        var bodies = Enumerable.Range(1, documents).Select(n => new SourceDocument { Body = Farm.Document(n, "127.0.0.1"), Address = source.Address, TimeZone = outlet.TimeZone, Country = outlet.Country, Recipe = Recipe.None }).ToList();
        for (var i = 0; i < Warmup; i++)
            Pass(bodies.Take(4), null);
        var costs = new Costs();
        for (var i = 0; i < Rounds; i++)
            Pass(bodies, costs);
        costs.Print(documents * Rounds * Farm.Entries);
        return 0;

        void Pass(IEnumerable<SourceDocument> some, Costs? costs)
        {
            foreach (var document in some)
            {
                var feed = Of(costs, "read", () => ((ReadOutcome.Read)reader.Read(document)).Feed);
                foreach (var entry in feed.Entries)
                {
                    var told = Of(costs, "blocks", () => desk.Tell(entry));
                    var report = Of(costs, "normalise", () => ((NormaliseOutcome.Normalised)Normaliser.Normalise(outlet, source, told, null, null, now)).Report);
                    Parts(costs, report);
                    Of(costs, "edit, all", () => Editor.Edit(report));
                }
            }
        }
    }

    private static void Parts(Costs? costs, Report report)
    {
        var standfirst = Of(costs, "  standfirst", () => Standfirst.Of(report.Headline, report.Standfirst, report.Body));
        Of(costs, "  tags", () => Tagging.Of(report.Body));
        Of(costs, "  topics", () => Topics.Of(report));
        Of(costs, "  why", () => Significance.Of(report.Headline, report.Body));
        Of(costs, "  what", () => Consequence.Of(report.Headline, report.Body));
        Of(costs, "  key points", () => KeyPoints.Of(report.Headline, standfirst, report.Body));
        Of(costs, "  language", () => TextLanguage.Of(report.Language, report.Headline, report.Body));
        Of(costs, "  breaking", () => Breaking.Of(report));
        Of(costs, "  hash", () => ContentHash.Of(report.Headline, standfirst, report.Body));
    }

    private static T Of<T>(Costs? costs, string part, Func<T> work) => costs is null ? work() : costs.Of(part, work);
}
