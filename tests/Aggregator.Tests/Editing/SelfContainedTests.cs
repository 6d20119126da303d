using System.Text.RegularExpressions;

namespace Aggregator.Editing;

/// <summary>What holds for every key point of every recorded report, judged by other means than the rules that chose it.</summary>
public sealed partial class SelfContainedTests
{
    [Test]
    public void No_key_point_of_a_recorded_report_leans_on_what_is_not_shown()
    {
        var (points, faults) = (0, new List<string>());
        foreach (var (id, headline, body) in RecordedReports.Of("cnn", "cnndm", "bbc"))
        {
            foreach (var point in KeyPoints.Of(headline, null, body))
            {
                points++;
                if (Fault(point, body) is { } fault)
                    faults.Add($"{id}, {fault}: {point.Text}");
            }
        }

        TestContext.Out.WriteLine($"{points} key points");
        Assert.That(points, Is.GreaterThan(3000));
        Assert.That(faults, Is.Empty);
    }

    private static string? Fault(KeyPoint point, IReadOnlyList<Extracting.Block> body)
    {
        var (text, e) = (point.Text, point.Evidence);
        if (body[e.Paragraph].Text.Substring(e.Start, e.Length) != text)
            return "not at its evidence";
        if (Dangling.IsMatch(text))
            return "opens with a word that points back";
        if (text.Count(c => c == '"') % 2 != 0 || text.Count(c => c == '“') != text.Count(c => c == '”') || text.Count(c => c == '(') != text.Count(c => c == ')'))
            return "half of a quotation or of a bracket";
        if (!Whole.IsMatch(text))
            return "no whole sentence";
        return null;
    }

    [GeneratedRegex(@"^[""“'‘]?(He|She|They|It|This|That|These|Those|His|Her|Their|Its|However|But|And|So|Then|Also|Meanwhile|Therefore|Moreover|Furthermore|Nevertheless|Instead|Such|Both|Another|Others|There|Here|Yet|Still|Thus|Or|Nor)\b", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Dangling { get; }

    [GeneratedRegex(@"^[""“'‘(\[]*[\p{Lu}\p{N}£$€a-z].*[.!…][""”'’)\]]*$", RegexOptions.CultureInvariant | RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Whole { get; }
}
