using System.Globalization;

namespace Aggregator.Reading;

[TestFixture]
public sealed class DateReaderTests
{
    [TestCase("Mon, 01 Jul 2024 12:00:00 GMT", "2024-07-01T12:00:00Z", TestName = "RFC 1123")]
    [TestCase("1 Jul 24 12:00 UT", "2024-07-01T12:00:00Z", TestName = "RFC 822, two-digit year, no seconds")]
    [TestCase("Monday, 01-Jul-24 12:00:00 GMT", "2024-07-01T12:00:00Z", TestName = "RFC 850")]
    [TestCase("Mon Jul  1 12:00:00 2024 GMT", "2024-07-01T12:00:00Z", TestName = "asctime")]
    [TestCase("Mon Jul 01 2024 12:00:00 GMT+0100 (British Summer Time)", "2024-07-01T11:00:00Z", TestName = "A browser's own form")]
    [TestCase("2024-07-01T12:00:00+01:00", "2024-07-01T11:00:00Z", TestName = "RFC 3339")]
    [TestCase("2024-07-01T12:00:00,123+01:00", "2024-07-01T11:00:00Z", TestName = "Decimal comma")]
    [TestCase("2024-07-01T12:00:00+0100", "2024-07-01T11:00:00Z", TestName = "Offset without its colon")]
    [TestCase("2024-07-01t12:00z", "2024-07-01T12:00:00Z", TestName = "Lower case")]
    [TestCase("20240701T120000Z", "2024-07-01T12:00:00Z", TestName = "ISO basic")]
    [TestCase("2024-07", "2024-06-30T23:00:00Z", TestName = "W3C-DTF, a month, where the outlet is")]
    [TestCase("2024-183", "2024-06-30T23:00:00Z", TestName = "ISO ordinal")]
    [TestCase("1719835200", "2024-07-01T12:00:00Z", TestName = "Seconds since 1970")]
    [TestCase("1719835200000", "2024-07-01T12:00:00Z", TestName = "Milliseconds since 1970")]
    [TestCase("25/12/2024 09:00", "2024-12-25T09:00:00Z", TestName = "British order")]
    [TestCase("12/25/2024 09:00", "2024-12-25T09:00:00Z", TestName = "American order where nothing else is possible")]
    [TestCase("July 1, 2024 12:00 PM GMT", "2024-07-01T12:00:00Z", TestName = "American with PM")]
    [TestCase("1 January 2024 9.30am", "2024-01-01T09:30:00Z", TestName = "A British paper's clock")]
    [TestCase("1st January 2024 at 12:05 am", "2024-01-01T00:05:00Z", TestName = "Ordinal, at, midnight")]
    [TestCase("2024-01-01T24:00:00Z", "2024-01-02T00:00:00Z", TestName = "Hour 24")]
    [TestCase("2016-12-31T23:59:60Z", "2016-12-31T23:59:59Z", TestName = "Leap second")]
    [TestCase("01 Jan 69 00:00:00 GMT", "1969-01-01T00:00:00Z", TestName = "Two-digit year of the last century")]
    public void Reads_the_forms_that_feeds_use(string text, string expected) => Assert.That(London.Read(text), Is.EqualTo(At(expected)));

    [TestCase("Mon, 01 Jul 2024 12:00:00 BST", "2024-07-01T11:00:00Z")]
    [TestCase("Mon, 01 Jan 2024 12:00:00 WET", "2024-01-01T12:00:00Z")]
    [TestCase("Mon, 01 Jul 2024 12:00:00 CEST", "2024-07-01T10:00:00Z")]
    [TestCase("Mon, 01 Jan 2024 12:00:00 EST", "2024-01-01T17:00:00Z")]
    [TestCase("Mon, 01 Jul 2024 12:00:00 PDT", "2024-07-01T19:00:00Z")]
    [TestCase("Mon, 01 Jul 2024 12:00:00 ET", "2024-07-01T16:00:00Z")]
    [TestCase("Mon, 01 Jul 2024 12:00:00 Europe/London", "2024-07-01T11:00:00Z")]
    [TestCase("Mon, 01 Jul 2024 12:00:00 (BST)", "2024-07-01T11:00:00Z")]
    [TestCase("Mon, 01 Jul 2024 12:00:00 QQQ", "2024-07-01T11:00:00Z", TestName = "A zone that nobody knows is the outlet's")]
    [TestCase("Mon, 01 Jul 2024 12:00:00", "2024-07-01T11:00:00Z", TestName = "No zone in summer is the outlet's")]
    [TestCase("Mon, 01 Jan 2024 12:00:00", "2024-01-01T12:00:00Z", TestName = "No zone in winter is the outlet's")]
    public void Knows_what_zones_mean(string text, string expected) => Assert.That(London.Read(text), Is.EqualTo(At(expected)));

    [TestCase("IE", "2024-07-01T11:00:00Z")]
    [TestCase("GB", "2024-07-01T11:00:00Z")]
    [TestCase("IN", "2024-07-01T06:30:00Z")]
    [TestCase("IL", "2024-07-01T10:00:00Z")]
    public void Ist_is_where_the_outlet_is(string country, string expected) =>
        Assert.That(new DateReader("UTC", country).Read("Mon, 01 Jul 2024 12:00:00 IST"), Is.EqualTo(At(expected)));

    [TestCase("MON, 01 JUL 2024 12:00:00 gmt", TestName = "Wrong case")]
    [TestCase("Llun, 01 Gorffennaf 2024 12:00:00 GMT", TestName = "Welsh")]
    [TestCase("Llun, 01 Gor 2024 12:00:00 GMT", TestName = "Welsh, short")]
    [TestCase("Dé Luain, 01 Iúil 2024 12:00:00 GMT", TestName = "Irish")]
    [TestCase("lun., 01 juil. 2024 12:00:00 GMT", TestName = "French")]
    [TestCase("Mo, 01 Juli 2024 12:00:00 GMT", TestName = "German")]
    [TestCase("пн, 01 июл 2024 12:00:00 GMT", TestName = "Russian")]
    [TestCase("Monday 01July2024 12:00:00 GMT", TestName = "No spaces")]
    [TestCase("  Mon,01   Jul 2024   12:00:00GMT ", TestName = "Odd spaces")]
    public void Reads_names_in_any_case_and_the_languages_of_these_islands(string text) => Assert.That(London.Read(text), Is.EqualTo(At("2024-07-01T12:00:00Z")));

    [TestCase("mar, 16 nov 2022 00:38:15 +0100", "2022-11-15T23:38:15Z")]
    [TestCase("25ain Rhagfyr 2024 am 09:00 GMT", "2024-12-25T09:00:00Z", TestName = "Welsh 'am' is 'at'")]
    public void A_word_that_means_two_things_means_the_right_one(string text, string expected) => Assert.That(London.Read(text), Is.EqualTo(At(expected)));

    [TestCase("")]
    [TestCase("Yesterday")]
    [TestCase("TBC")]
    [TestCase("0000-00-00 00:00:00")]
    [TestCase("0001-01-01T00:00:00Z")]
    [TestCase("2024-13-45")]
    [TestCase("31/31/2024")]
    [TestCase("30 February 2024")]
    [TestCase("Mon, 99 Foo 2024 99:99:99 XYZ")]
    [TestCase("9999-12-31T23:59:59-14:00")]
    [TestCase("99999999999999999999")]
    public void What_is_no_date_stays_none(string text) => Assert.That(London.Read(text), Is.Null);

    [Test]
    public void The_machines_culture_decides_nothing([Values("en-GB", "en-US", "de-DE", "ar-SA", "th-TH", "tr-TR", "fa-IR")] string culture)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            Assert.Multiple(() =>
            {
                Assert.That(London.Read("Mon, 01 Jul 2024 12:00:00 BST"), Is.EqualTo(At("2024-07-01T11:00:00Z")));
                Assert.That(London.Read("02/07/2024 12:00 GMT"), Is.EqualTo(At("2024-07-02T12:00:00Z")));
                Assert.That(London.Read("FRI, 12 APRIL 2024 12:00:00 GMT"), Is.EqualTo(At("2024-04-12T12:00:00Z")));
            });
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static DateReader London { get; } = new("Europe/London", "GB");

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
