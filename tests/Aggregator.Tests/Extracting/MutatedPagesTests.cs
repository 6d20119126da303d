using Aggregator.Benchmarks.Mutating;

namespace Aggregator.Extracting;

/// <summary>What a redesign does to our own pages: the report is still found, and none of the new furniture.</summary>
public sealed class MutatedPagesTests
{
    public static IEnumerable<string> Mutations => PageMutation.All.Keys;

    [TestCaseSource(nameof(Mutations))]
    public void The_report_survives(string mutation)
    {
        foreach (var name in (ReadOnlySpan<string>)["weekly", "release", "tables"])
        {
            var html = File.ReadAllText(Path.Combine(Repository.Root, "tests", "Aggregator.Tests", "Fixtures", "pages", name + ".html"));
            var before = Pages.Read(html);
            foreach (var seed in (ReadOnlySpan<int>)[1, 2, 3])
            {
                var after = Pages.Read(PageMutation.Apply(html, mutation, seed));
                var kept = before.Body!.Value.Count(b => Pages.Text(after).Contains(b.Text, StringComparison.Ordinal));

                Assert.That(kept, Is.GreaterThanOrEqualTo(0.8 * before.Body.Value.Count), $"{name}, {seed}");
                Assert.That(after.Headline?.Value, Is.EqualTo(before.Headline?.Value), name);
                Assert.That(Pages.Text(after), Does.Not.Contain("garden furniture"), $"{name}, {seed}");
            }
        }
    }
}
