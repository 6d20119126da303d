using System.Text.RegularExpressions;

namespace Aggregator.Benchmarks.Training;

/// <summary>Bags of four-word runs, the measure by which bodies are compared (scrapinghub/article-extraction-benchmark).</summary>
internal static partial class Shingles
{
    public static string[] Tokens(string text) => Word.Matches(text).Select(m => m.Value).ToArray();

    public static Dictionary<string, int> Of(string text)
    {
        var tokens = Tokens(text);
        var bag = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < Math.Max(1, tokens.Length - 3); i++)
        {
            var run = string.Join(' ', tokens.Skip(i).Take(4));
            if (run.Length > 0)
                bag[run] = bag.GetValueOrDefault(run) + 1;
        }

        return bag;
    }

    /// <summary>Precision and recall of one page; the better of the accepted bodies counts.</summary>
    public static (double Precision, double Recall) Compare(IEnumerable<string> truths, string body)
    {
        var found = Of(body);
        var best = (0.0, 0.0);
        var bestF1 = -1.0;
        foreach (var truth in truths)
        {
            var bag = Of(truth);
            var shared = bag.Sum(p => Math.Min(p.Value, found.GetValueOrDefault(p.Key)));
            var (precision, recall) = (shared / (double)Math.Max(1, found.Values.Sum()), shared / (double)Math.Max(1, bag.Values.Sum()));
            if (F1(precision, recall) > bestF1)
                (best, bestF1) = ((precision, recall), F1(precision, recall));
        }

        return best;
    }

    public static double F1(double precision, double recall) => precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);

    [GeneratedRegex(@"\w+", RegexOptions.CultureInvariant)]
    private static partial Regex Word { get; }
}
