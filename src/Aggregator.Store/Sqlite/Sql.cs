namespace Aggregator.Storing;

/// <summary>One statement's text. Parameters are <c>$1</c>, <c>$2</c> … in order; each session prepares it once and finds it again by its index.</summary>
internal sealed class Sql(string text)
{
    private static int s_count = -1;

    public string Text { get; } = text;

    public int Index { get; } = Interlocked.Increment(ref s_count);
}
