using Aggregator.Extracting;
using Aggregator.Reading;
using Aggregator.Sources;

namespace Aggregator.Normalising;

/// <summary>How a report is recognised again.</summary>
public sealed class IdentityTests
{
    private static readonly Uri Address = new("https://www.times.example/news/a-report?utm_source=rss");
    private static readonly string Long = string.Join(' ', Enumerable.Repeat("word", 60));

    [Test]
    public void The_address_is_the_strongest_key_then_the_guid_then_the_text()
    {
        var keys = Keys(new() { Guid = "https://times.example/?p=17", Link = new("https://feeds.example/r/17") }, Long);

        Assert.That(keys.Select(k => k.Kind), Is.EqualTo(new[] { IdentityKind.Address, IdentityKind.Address, IdentityKind.Guid, IdentityKind.Text }));
        Assert.That(keys.Take(3).Select(k => k.Value), Is.EqualTo(new[] { "times.example/news/a-report", "feeds.example/r/17", "https://times.example/?p=17" }));
    }

    [Test]
    public void A_link_that_is_the_address_is_no_second_key() => Assert.That(Keys(new() { Link = new("http://times.example/news/a-report/#top") }, ""), Has.Count.EqualTo(1));

    [TestCase("17", "times/top 17")]
    [TestCase(" 17 ", "times/top 17")]
    [TestCase("https://times.example/17", "https://times.example/17")]
    [TestCase("5f3a9c1e-0000-4000-8000-000000000000", "5f3a9c1e-0000-4000-8000-000000000000")]
    public void A_short_guid_counts_within_its_source_only(string guid, string key) =>
        Assert.That(Keys(new() { Guid = guid }, "")[1].Value, Is.EqualTo(key));

    [TestCase(null)]
    [TestCase("")]
    [TestCase("  ")]
    public void A_blank_guid_is_no_key(string? guid) => Assert.That(Keys(new() { Guid = guid }, ""), Has.Count.EqualTo(1));

    [Test]
    public void Text_is_the_same_however_its_quotes_and_spaces_are_set()
    {
        var one = Keys(new(), $"“It is over,” {Long}");
        var other = Keys(new(), $"It is over  {Long}.");

        Assert.That(one[^1], Is.EqualTo(other[^1]).And.Property("Kind").EqualTo(IdentityKind.Text));
    }

    [Test]
    public void Short_texts_are_no_keys_for_many_reports_share_them() => Assert.That(Keys(new(), "Read the full story on our site"), Has.Count.EqualTo(1));

    [Test]
    public void An_id_is_sixteen_characters_and_the_same_whoever_computes_it()
    {
        var key = new IdentityKey(IdentityKind.Address, "times.example/news/a-report");
        var id = Identity.Id(new("times"), key);

        Assert.That(id.Value, Does.Match("^[a-z2-7]{16}$").And.EqualTo(Identity.Id(new("times"), key with { }).Value));
        Assert.That(new[] { id, Identity.Id(new("other"), key), Identity.Id(new("times"), key with { Kind = IdentityKind.Guid }), Identity.Id(new("times"), key with { Value = "b" }) }, Is.Unique);
    }

    private static IReadOnlyList<IdentityKey> Keys(Entry entry, string text) => Identity.Keys(
        new Source { Id = new("times/top"), Outlet = new("times"), Address = new("https://times.example/feed") }, entry, Address, "A headline", [new(BlockKind.Paragraph, text)]);
}
