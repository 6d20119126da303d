using Aggregator.Admin.Board;
using Aggregator.Sources;
using Aggregator.Storing;

namespace Aggregator.Admin;

/// <summary>The table's rows: filtered, sorted, cut into pages.</summary>
public sealed class SourceRowsTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    [Test]
    public void Pages_hold_each_source_once_in_every_order([Values] SourceSort sort)
    {
        var board = Board(160);
        var seen = Enumerable.Range(1, 4).SelectMany(page => SourceRows.Of(board, SourceFilter.All with { Sort = sort, Page = page }, Now).Rows).Select(s => s.Source.Id).ToList();

        Assert.That((seen.Count, seen.Distinct().Count()), Is.EqualTo((160, 160)));
    }

    [Test]
    public void Of_ten_thousand_sources_a_page_is_found_well_within_a_second()
    {
        var board = Board(10_000);
        var began = TimeProvider.System.GetTimestamp();
        var slice = SourceRows.Of(board, SourceFilter.All with { Text = "s9 example", Sort = SourceSort.Need, Page = 2 }, Now);
        var took = TimeProvider.System.GetElapsedTime(began);

        TestContext.Out.WriteLine($"{took.TotalMilliseconds:F1} ms");
        Assert.That((slice.Rows.Count, slice.Matching, slice.Filter.Page), Is.EqualTo((50, 1_111, 2)));
        // Generous: what is held against is work that grows with the square.
        Assert.That(took, Is.LessThan(TimeSpan.FromSeconds(10)));
    }

    [Test]
    public void A_page_beyond_the_last_is_the_last()
    {
        var slice = SourceRows.Of([.. Enumerable.Range(0, 51).Select(n => Status($"o/s{n}"))], SourceFilter.All with { Page = 9 }, Now);

        Assert.That((slice.Filter.Page, slice.Rows.Count, slice.Matching), Is.EqualTo((2, 1, 51)));
    }

    [Test]
    public void What_is_due_next_stands_first_and_what_is_off_last()
    {
        var board = new[] { Status("o/off", enabled: false), Status("o/late", nextInMinutes: 30), Status("o/soon", nextInMinutes: 1) };

        Assert.That(SourceRows.Of(board, SourceFilter.All with { Sort = SourceSort.Next }, Now).Rows.Select(s => s.Source.Id.Value), Is.EqualTo(new[] { "o/soon", "o/late", "o/off" }));
    }

    [Test]
    public void An_address_made_from_a_filter_leads_back_to_the_filter()
    {
        var filter = new SourceFilter { Text = "a & b", State = "needed", Kind = SourceKind.Listing, Outlet = "bbc", Section = "uk", Sort = SourceSort.Yield, Descending = true, Page = 3 };
        var query = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(filter.Address().Split('?')[1]);

        Assert.That(SourceFilter.Of(new Microsoft.AspNetCore.Http.QueryCollection(query)), Is.EqualTo(filter));
    }

    private static List<SourceStatus> Board(int count) => [.. Enumerable.Range(0, count).Select(n => Status($"outlet-{n / 5}/s{n}", polledMinutesAgo: n % 60))];

    private static SourceStatus Status(string id, int polledMinutesAgo = 5, int nextInMinutes = 10, bool enabled = true)
    {
        var outlet = new Outlet { Id = new(id.Split('/')[0]), Name = id, HomePage = new("https://www.example.com/") };
        var source = new Source { Id = new(id), Outlet = outlet.Id, Address = new($"https://www.example.com/{id}.xml"), Enabled = enabled };
        var state = new SourceState { Source = source.Id, NextAt = Now.AddMinutes(nextInMinutes), NextBecause = "every 15 min", PolledAt = Now.AddMinutes(-polledMinutesAgo), Health = SourceHealth.Healthy };
        return new(outlet, source, state, 3, null);
    }
}
