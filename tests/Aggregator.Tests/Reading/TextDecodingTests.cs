using System.Text;

namespace Aggregator.Reading;

[TestFixture]
public sealed class TextDecodingTests
{
    private const string Title = "Café £5 – “déjà vu”";

    [Test]
    public void Sent_as_utf_8_it_is_read_as_such_whatever_it_declares(
        [Values("", " encoding=\"utf-8\"", " encoding=\"iso-8859-1\"", " encoding=\"us-ascii\"", " encoding=\"utf-16\"", " encoding=\"nonsense\"")] string declaration) =>
        Assert.That(TitleOf(Encoding.UTF8.GetBytes(Document(declaration))), Is.EqualTo(Title));

    [TestCase("windows-1252", "")]
    [TestCase("windows-1252", " encoding=\"windows-1252\"")]
    [TestCase("windows-1252", " encoding=\"iso-8859-1\"", TestName = "The web's latin-1 is windows-1252")]
    [TestCase("windows-1252", " encoding=\"utf-8\"", TestName = "Declared as UTF-8, sent as windows-1252")]
    [TestCase("utf-16", " encoding=\"utf-16\"")]
    [TestCase("utf-16BE", "")]
    [TestCase("utf-16", " encoding=\"utf-8\"", TestName = "UTF-16 that declares UTF-8")]
    [TestCase("utf-32", "")]
    public void Reads_what_was_sent(string sent, string declaration) =>
        Assert.That(TitleOf(Encode(sent, Document(declaration), mark: false)), Is.EqualTo(Title));

    [TestCase("utf-8")]
    [TestCase("utf-16")]
    [TestCase("utf-16BE")]
    [TestCase("utf-32")]
    public void A_byte_order_mark_decides(string sent) =>
        Assert.That(TitleOf(Encode(sent, Document(" encoding=\"iso-8859-1\""), mark: true)), Is.EqualTo(Title));

    [Test]
    public void The_header_goes_before_the_declaration()
    {
        var document = Reads.Document(Encode("windows-1251", Document(" encoding=\"iso-8859-1\"", "Новости дня"), mark: false)) with { ContentType = "text/xml; charset=windows-1251" };
        Assert.That(Reads.Feed(document).Title, Is.EqualTo("Новости дня"));
    }

    [Test]
    public void One_bad_byte_does_not_spoil_the_rest()
    {
        byte[] body = [.. Encoding.UTF8.GetBytes(Document("", "Café ")[..^"</title></channel></rss>".Length]), 0x93, .. Encoding.UTF8.GetBytes("déjà vu</title></channel></rss>")];
        var feed = Reads.Feed(Reads.Document(body));
        Assert.Multiple(() =>
        {
            Assert.That(feed.Title, Is.EqualTo("Café “déjà vu"));
            Assert.That(feed.Repairs, Has.Some.Contains("windows-1252"));
        });
    }

    [Test]
    public void A_declaration_that_lies_is_recorded() =>
        Assert.That(Reads.Feed(Reads.Document(Encoding.UTF8.GetBytes(Document(" encoding=\"iso-8859-1\"")))).Repairs, Has.Some.EqualTo("declared as iso-8859-1, sent as UTF-8"));

    [Test]
    public void Latin_1_controls_are_the_quotes_that_they_were_meant_to_be() =>
        Assert.That(Reads.Item("<title>Don&#146;t panic</title>").Title, Is.EqualTo("Don’t panic"));

    private static string? TitleOf(byte[] bytes) => Reads.Feed(Reads.Document(bytes)).Title;

    private static string Document(string declaration, string title = Title) => $"<?xml version=\"1.0\"{declaration}?>\n<rss version=\"2.0\"><channel><title>{title}</title></channel></rss>";

    private static byte[] Encode(string name, string text, bool mark)
    {
        var encoding = Charsets.Named(name) ?? Encoding.GetEncoding(name);
        return [.. mark ? encoding.GetPreamble() : [], .. encoding.GetBytes(text)];
    }
}
