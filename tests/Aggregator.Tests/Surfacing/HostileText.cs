using FsCheck;
using FsCheck.Fluent;

namespace Aggregator.Surfacing;

/// <summary>Text that an outlet could put into its feed to break out of where we put it: markup, references, controls, half characters.</summary>
internal static class HostileText
{
    private static readonly string[] Pieces =
    [
        "]]>", "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<![CDATA[", "&", "&amp;", "&#0;", "&#x1;", "&lt;b&gt;", "\"", "'", "<", ">", "--", "-->", "\0", "\u0001", "\u0008", "\u000b", "\u001f", "\u007f",
        "\u0085", "\u2028", "\u202e", "\r", "\r\n", "\n", "\t", "\ufffe", "\uffff", "\ud800", "\udc00", "\udfff\ud800", "😀", "é", "\ufeff", "%", "?", "\\", "</title>", "</entry>", "</script>", "<?xml?>", "<!DOCTYPE x>",
        "<svg/onload=alert(1)>", "\" onmouseover=\"alert(1)", "javascript:alert(1)", "{{7*7}}", "@(1)", " ", "news",
    ];

    public static Arbitrary<string> Any { get; } = Gen.OneOf(
        Gen.Elements(Pieces).ListOf().Select(string.Concat),
        ArbMap.Default.GeneratorFor<int[]>().Select(ns => string.Concat(ns.Select(n => (char)(n & 0xffff))))).ToArbitrary();
}
