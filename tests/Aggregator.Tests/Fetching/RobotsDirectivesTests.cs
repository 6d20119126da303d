using Aggregator.Rights;

namespace Aggregator.Fetching;

/// <summary>X-Robots-Tag and robots meta elements.</summary>
public sealed class RobotsDirectivesTests
{
    private static IEnumerable<TestCaseData> Lines()
    {
        yield return Case("noindex", new() { NoIndex = true });
        yield return Case("NoIndex , NoFollow", new() { NoIndex = true });
        yield return Case("none", new() { NoIndex = true });
        yield return Case("all", RightsSignals.None);
        yield return Case("index, follow", RightsSignals.None);
        yield return Case("noarchive", new() { NoArchive = true });
        yield return Case("nocache", new() { NoArchive = true });
        yield return Case("nosnippet", new() { MaxSnippet = 0 });
        yield return Case("max-snippet:50", new() { MaxSnippet = 50 });
        yield return Case("max-snippet: 50, max-image-preview: large", new() { MaxSnippet = 50 });
        yield return Case("max-snippet:-1", RightsSignals.None);
        yield return Case("max-snippet:20, nosnippet", new() { MaxSnippet = 0 });
        yield return Case("max-image-preview:none", new() { NoImage = true });
        yield return Case("max-image-preview:standard", RightsSignals.None);
        yield return Case("noai, noimageai", new() { NoAi = true, NoImage = true });
        yield return Case("noimageindex", new() { NoImage = true });
        yield return Case("", RightsSignals.None);
        yield return Case(",,;:,", RightsSignals.None);
        yield return Case("unavailable_after: 25 Jun 2030 15:00:00 GMT, noarchive", new() { NoArchive = true });
        yield return Case("unavailable_after: Tuesday, 25-Jun-30 15:00:00 GMT", RightsSignals.None);
        yield return Case("max-snippet:99999999999999999999", RightsSignals.None);
    }

    private static TestCaseData Case(string line, RightsSignals expected) => new TestCaseData(line, expected).SetArgDisplayNames(line);

    [TestCaseSource(nameof(Lines))]
    public void A_header_and_a_meta_element_say_the_same(string line, RightsSignals expected)
    {
        Assert.That(Text(RobotsDirectives.OfHeader([line], "Aggregator")), Is.EqualTo(Text(expected)));
        Assert.That(Text(RobotsDirectives.OfMeta(line)), Is.EqualTo(Text(expected)));
    }

    [TestCase("googlebot: noindex, noarchive", false)]
    [TestCase("aggregator: noindex", true)]
    [TestCase("AGGREGATOR:noindex", true)]
    [TestCase("*: noindex", true)]
    [TestCase("googlebot: nosnippet, aggregator: noindex", true)]
    [TestCase("aggregator: nosnippet, googlebot: noindex", false)]
    [TestCase("aggregators: noindex", false)]
    public void What_is_said_to_another_agent_does_not_concern_us(string line, bool noIndex) =>
        Assert.That(RobotsDirectives.OfHeader([line], "Aggregator").NoIndex, Is.EqualTo(noIndex));

    [Test]
    public void Every_header_line_starts_anew() =>
        Assert.That(RobotsDirectives.OfHeader(["googlebot: noindex", "noarchive", "max-snippet:9"], "Aggregator") is { NoIndex: false, NoArchive: true, MaxSnippet: 9 });

    [TestCase("train-ai=n", "ai-train")]
    [TestCase("train-ai=n, search=y", "ai-train")]
    [TestCase("search=yes,ai-train=no, ai-input=no", "ai-train ai-input")]
    [TestCase("Search=NO", "search")]
    [TestCase("train-ai=n;exceptions=\"x\"", "ai-train")]
    [TestCase("train-ai=?0", "ai-train")]
    [TestCase("train-ai", "")]
    [TestCase("train-ai=y, ai-input=maybe, bots=n", "")]
    [TestCase("", "")]
    public void Refused_uses_are_kept_and_nothing_else(string line, string refused) =>
        Assert.That(UsagePreferences.Read(line).UsesRefused, Is.EqualTo(refused.Split(' ', StringSplitOptions.RemoveEmptyEntries)));

    [Test]
    public void A_refused_use_that_is_ours_counts_like_its_older_word()
    {
        Assert.That(UsagePreferences.Read("ai-input=no") is { NoAi: true, NoIndex: false });
        Assert.That(UsagePreferences.Read("search=no") is { NoAi: false, NoIndex: true });
        Assert.That(UsagePreferences.Read("ai-train=no") is { NoAi: false, NoIndex: false });
    }

    private static string Text(RightsSignals s) => $"ai={s.NoAi} image={s.NoImage} snippet={s.MaxSnippet} archive={s.NoArchive} index={s.NoIndex}";
}
