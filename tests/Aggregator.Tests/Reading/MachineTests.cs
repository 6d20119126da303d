using System.Globalization;
using Aggregator.Commands;

namespace Aggregator.Reading;

/// <summary>The same document says the same on every machine.</summary>
[TestFixture]
[NonParallelizable]
public sealed class MachineTests
{
    private static readonly string[] Documents = [.. FeedFixtureTests.Names];

    [Test]
    public void No_culture_changes_what_is_read([Values("en-US", "de-DE", "cy-GB", "tr-TR", "ar-SA", "th-TH", "fa-IR")] string culture)
    {
        var expected = Documents.Select(Read).ToList();
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            Assert.That(Documents.Select(Read), Is.EqualTo(expected));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Test]
    public void No_time_zone_changes_what_is_read([Values("UTC", "Europe/London", "America/New_York", "Asia/Kolkata", "Pacific/Kiritimati")] string zone)
    {
        var expected = Documents.Select(Read).ToList();
        var before = Environment.GetEnvironmentVariable("TZ");
        Environment.SetEnvironmentVariable("TZ", zone);
        TimeZoneInfo.ClearCachedData();
        try
        {
            Assert.That(TimeZoneInfo.Local.Id, Is.EqualTo(zone), "the machine's zone is another one");
            Assert.That(Documents.Select(Read), Is.EqualTo(expected));
        }
        finally
        {
            Environment.SetEnvironmentVariable("TZ", before);
            TimeZoneInfo.ClearCachedData();
        }
    }

    [Test]
    public void One_reader_serves_many_threads()
    {
        var expected = Documents.Select(Read).ToList();
        Parallel.For(0, 200, i => Assert.That(Read(Documents[i % Documents.Length]), Is.EqualTo(expected[i % Documents.Length])));
    }

    private static string Read(string name) =>
        InspectFeed.Answer(Reads.Document(File.ReadAllBytes(Path.Combine(Repository.Root, "tests", "Aggregator.Tests", "Fixtures", "feeds", name + ".xml")))).ToJsonString();
}
