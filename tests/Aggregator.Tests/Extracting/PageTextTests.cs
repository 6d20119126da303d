using System.Text;
using Aggregator.Reading;

namespace Aggregator.Extracting;

/// <summary>Bytes to text.</summary>
public sealed class PageTextTests
{
    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    [Test]
    public void A_byte_order_mark_beats_every_label() => Assert.That(TextDecoding.Page([0xEF, 0xBB, 0xBF, 0xC3, 0xA9], "text/html; charset=windows-1252"), Is.EqualTo("é"));

    [Test]
    public void The_header_beats_the_meta_element() =>
        Assert.That(TextDecoding.Page(Windows1252.GetBytes("<meta charset=iso-8859-2>é€"), "text/html; charset=windows-1252"), Does.EndWith("é€"));

    [Test]
    public void A_meta_element_is_believed() =>
        Assert.That(TextDecoding.Page(CodePagesEncodingProvider.Instance.GetEncoding(1251)!.GetBytes("<meta charset=\"windows-1251\">Привет"), null), Does.EndWith("Привет"));

    [Test]
    public void Text_that_is_UTF8_is_read_so_whatever_its_label() =>
        Assert.That(TextDecoding.Page(Encoding.UTF8.GetBytes("<meta charset=gb2312>促进 café"), null), Does.EndWith("促进 café"));

    [Test]
    public void Unlabelled_bytes_that_are_no_UTF8_are_windows_1252() => Assert.That(TextDecoding.Page(Windows1252.GetBytes("“café”"), null), Is.EqualTo("“café”"));

    [Test]
    public void An_XHTML_page_may_declare_its_encoding_as_XML() =>
        Assert.That(TextDecoding.Page(CodePagesEncodingProvider.Instance.GetEncoding(1251)!.GetBytes("<?xml version=\"1.0\" encoding=\"windows-1251\"?><html>Привет"), null), Does.EndWith("Привет"));

    [Test]
    public void One_bad_byte_in_UTF8_does_not_spoil_the_rest() => Assert.That(TextDecoding.Page([.. "<meta charset=utf-8>é "u8, 0x93, .. "é"u8], null), Does.EndWith("é “é"));

    [Test]
    public void A_label_nobody_knows_is_passed_over() => Assert.That(TextDecoding.Page("<meta charset=x-nonsense>é"u8, null), Does.EndWith("é"));
}
