using Aggregator.Extracting.Choosing;

namespace Aggregator.Extracting;

/// <summary>Instants as pages write them.</summary>
public sealed class DateTextTests
{
    private static readonly TimeZoneInfo London = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    [TestCase("2026-03-03T10:15:00Z", "2026-03-03T10:15:00+00:00")]
    [TestCase("2026-07-03T10:15:00+0200", "2026-07-03T10:15:00+02:00")]
    [TestCase("2026-07-03 10:15", "2026-07-03T10:15:00+01:00")]
    [TestCase("20260303", "2026-03-03T00:00:00+00:00")]
    [TestCase("Published: 3 March 2024, 10:15 GMT", "2024-03-03T10:15:00+00:00")]
    [TestCase("Published at 09:00, 3rd July 2024", "2024-07-03T09:00:00+01:00")]
    [TestCase("Updated 10.15am BST, Wed 3 Jul 2024", "2024-07-03T10:15:00+01:00")]
    [TestCase("March 3, 2024 10:15 pm", "2024-03-03T22:15:00+00:00")]
    [TestCase("03/04/2024", "2024-04-03T00:00:00+01:00")]
    [TestCase("04/13/2024", "2024-04-13T00:00:00+01:00")]
    [TestCase("3.4.2024, 17:05 Uhr", "2024-04-03T17:05:00+01:00")]
    [TestCase("Mon, 02 Mar 2026 08:00:00 +0000", "2026-03-02T08:00:00+00:00")]
    [TestCase("1709460900", "2024-03-03T10:15:00+00:00")]
    [TestCase("2024年3月3日", null)]
    [TestCase("Call 020 7946 0000", null)]
    [TestCase("31 February 2024", null)]
    [TestCase("", null)]
    public void Dates_are_read_in_the_outlets_zone(string text, string? instant)
    {
        DateTimeOffset? expected = instant is null ? null : DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture);

        Assert.That(DateText.Read(text, London), Is.EqualTo(expected));
    }
}
