namespace Aggregator.Reading;

/// <summary>How an entry is recognised within its source.</summary>
public sealed class EntryKeyTests
{
    private static readonly Entry Full = new()
    {
        Guid = "g1",
        Link = new("https://times.example/a"),
        Title = "A title",
        Summary = "Summary",
        Content = "Content",
        PublishedAt = DateTimeOffset.UnixEpoch,
    };

    [Test]
    public void The_guid_decides() =>
        Assert.That(EntryKey.Of(Full with { Link = new("https://times.example/b"), Title = "Other" }), Is.EqualTo(EntryKey.Of(Full)));

    [TestCase(null)]
    [TestCase("")]
    [TestCase(" \n ")]
    public void Without_a_guid_the_link_decides(string? guid)
    {
        var key = EntryKey.Of(Full with { Guid = guid });
        Assert.That(key, Is.EqualTo(EntryKey.Of(Full with { Guid = guid, Title = "Other" })).And.Not.EqualTo(EntryKey.Of(Full with { Guid = guid, Link = new("https://times.example/b") })));
    }

    [Test]
    public void Without_either_the_title_decides() =>
        Assert.That(EntryKey.Of(new() { Title = "One" }), Is.Not.Null.And.Not.EqualTo(EntryKey.Of(new() { Title = "Two" })));

    [Test]
    public void An_entry_without_any_of_them_has_no_key() => Assert.That(EntryKey.Of(new() { Guid = "", Title = " " }), Is.Null);

    [Test]
    public void Any_change_of_what_is_told_changes_the_fingerprint()
    {
        Entry[] changed =
        [
            Full, Full with { Title = "B" }, Full with { Link = new("https://times.example/b") }, Full with { Summary = "B" }, Full with { Content = "B" },
            Full with { PublishedAt = DateTimeOffset.UnixEpoch.AddSeconds(1) }, Full with { UpdatedAt = DateTimeOffset.UnixEpoch.AddSeconds(2) }, Full with { Summary = null, Content = "Summary" },
        ];

        Assert.That(changed.Select(EntryKey.Fingerprint), Is.Unique);
    }

    [Test]
    public void The_same_entry_has_the_same_fingerprint_in_every_zone() =>
        Assert.That(EntryKey.Fingerprint(Full with { PublishedAt = DateTimeOffset.UnixEpoch.ToOffset(TimeSpan.FromHours(1)) }), Is.EqualTo(EntryKey.Fingerprint(Full)));
}
