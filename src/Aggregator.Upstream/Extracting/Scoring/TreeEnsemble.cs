using System.Globalization;

namespace Aggregator.Extracting.Scoring;

/// <summary>Boosted trees as they were trained: the sum of their leaves is the log-odds.</summary>
internal sealed class TreeEnsemble(int features, float bias, Tree[] trees)
{
    public int Features { get; } = features;

    /// <summary>A probability.</summary>
    public float Score(float[] row)
    {
        var sum = bias;
        foreach (var tree in trees)
            sum += tree.Value(row);
        return 1 / (1 + MathF.Exp(-sum));
    }

    /// <summary>A first line with feature count, bias and number of trees; then five lines a tree.</summary>
    public static TreeEnsemble Read(TextReader reader)
    {
        var head = Line(reader);
        var trees = new Tree[int.Parse(head[2], CultureInfo.InvariantCulture)];
        for (var i = 0; i < trees.Length; i++)
        {
            trees[i] = new Tree
            {
                Features = Ints(Line(reader)),
                Thresholds = Floats(Line(reader)),
                Left = Ints(Line(reader)),
                Right = Ints(Line(reader)),
                Leaves = Floats(Line(reader)),
            };
        }

        return new TreeEnsemble(int.Parse(head[0], CultureInfo.InvariantCulture), float.Parse(head[1], CultureInfo.InvariantCulture), trees);
    }

    public void Write(TextWriter writer)
    {
        writer.Write(string.Create(CultureInfo.InvariantCulture, $"{Features} {bias:G6} {trees.Length}\n"));
        foreach (var tree in trees)
        {
            writer.Write(string.Join(' ', tree.Features) + "\n");
            writer.Write(Text(tree.Thresholds) + "\n");
            writer.Write(string.Join(' ', tree.Left) + "\n");
            writer.Write(string.Join(' ', tree.Right) + "\n");
            writer.Write(Text(tree.Leaves) + "\n");
        }
    }

    private static string Text(float[] values) => string.Join(' ', values.Select(v => v.ToString("G5", CultureInfo.InvariantCulture)));

    private static string[] Line(TextReader reader) => (reader.ReadLine() ?? throw new InvalidDataException("the model file ends too early")).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static int[] Ints(string[] words) => Array.ConvertAll(words, w => int.Parse(w, CultureInfo.InvariantCulture));

    private static float[] Floats(string[] words) => Array.ConvertAll(words, w => float.Parse(w, CultureInfo.InvariantCulture));
}
