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
    public void The_address_is_the_strongest_key_then_the_guid_then_the_text_then_what_leads_to_a_copy()
    {
        var keys = Keys(new() { Guid = "https://times.example/?p=17", Link = new("https://feeds.example/r/17") }, Long);

        Assert.That(keys.Select(k => k.Kind), Is.EqualTo(new[] { IdentityKind.Address, IdentityKind.Address, IdentityKind.Guid, IdentityKind.Text, IdentityKind.Headline, IdentityKind.Passage }));
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

    [TestCase("https://times.example/news/articles/c1#0", "https://times.example/news/articles/c1")]
    [TestCase("https://times.example/news/articles/c1#12", "https://times.example/news/articles/c1")]
    [TestCase("https://times.example/live/c1#post-12345", "https://times.example/live/c1#post-12345")]
    [TestCase("https://times.example/live/c1#1234", "https://times.example/live/c1#1234")]
    public void A_guid_that_counts_its_issues_is_one(string guid, string key)
    {
        Assert.That(Keys(new() { Guid = guid }, "")[1].Value, Is.EqualTo(key));
        Assert.That(EntryKey.Of(new() { Guid = guid }), Is.EqualTo(EntryKey.Of(new() { Guid = key })));
    }

    [Test]
    public void The_number_in_the_address_stands_between_guid_and_text()
    {
        var keys = Keys(new() { Guid = "17", Link = new("https://times.example/news/title-12345678") }, Long);

        Assert.That(keys.Select(k => (int)k.Kind), Is.EqualTo(new[] { 0, 0, 1, 3, 2, 4, 5 }), "the numbers are kept in databases");
        Assert.That(keys[3].Value, Is.EqualTo("12345678"));
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase("  ")]
    public void A_blank_guid_is_no_key(string? guid) => Assert.That(Keys(new() { Guid = guid }, ""), Has.Count.EqualTo(1));

    [Test]
    public void Text_is_the_same_however_its_quotes_and_spaces_are_set()
    {
        var one = Keys(new(), $"“It is over,” {Long}");
        var other = Keys(new(), $"It is over  {Long}.");

        Assert.That(one, Is.EqualTo(other));
        Assert.That(one.Select(k => k.Kind), Does.Contain(IdentityKind.Text));
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
