namespace Aggregator.Simulator.Makes;

/// <summary>A feed as a broken content system sends it. What is damaged differs from time to time; most entries stay sane.</summary>
internal static class Breakage
{
    /// <summary>Even rounds: bare ampersands, an HTML entity that XML does not know, a control character. Odd rounds: cut off inside the last item.</summary>
    public static string Of(string xml, int round) => round % 2 == 0 ? Careless(xml) : CutOff(xml);

    // In the channel's title and beside the last item's text, so that no report reads differently afterwards.
    private static string Careless(string xml)
    {
        var last = xml.LastIndexOf("</item>", StringComparison.Ordinal);
        var broken = last < 0 ? xml : xml.Insert(last, "<comments>Q&A &hellip; \u000B</comments>");
        var title = broken.IndexOf("</title>", StringComparison.Ordinal);
        return title < 0 ? broken : broken.Insert(title, " News & Views&nbsp;");
    }

    private static string CutOff(string xml)
    {
        var last = Math.Max(xml.LastIndexOf("<item", StringComparison.Ordinal), xml.LastIndexOf("<entry", StringComparison.Ordinal));
        return last < 0 ? xml[..(xml.Length / 2)] : xml[..(last + ((xml.Length - last) / 3))];
    }
}
