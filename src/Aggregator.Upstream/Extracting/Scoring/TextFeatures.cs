namespace Aggregator.Extracting.Scoring;

/// <summary>What a block's own text says of it.</summary>
internal static class TextFeatures
{
    public static void Add(ref FeatureRow row, TextBlock block, uint[] words)
    {
        var text = block.Text;
        var shape = TextShape.Of(text);
        row.AddLog(block.Words);
        row.AddLog(text.Length);
        row.Add((double)text.Length / Math.Max(1, block.Words));
        row.Add(block.LinkShare);
        row.AddLog(block.Links);
        row.AddLog(shape.Commas);
        row.AddLog(shape.SentenceEnds);
        row.Add(shape.SentenceEnds / (double)Math.Max(1, block.Words));
        row.Add(shape.Ending);
        row.Add(shape.Opening);
        row.Add(shape.Digits / (double)text.Length);
        row.Add(shape.Capitals / (double)text.Length);
        row.AddLog(shape.Quotes);
        row.AddLog(shape.Separators);
        row.Add(shape.HasYear);
        row.Add(shape.HasClock);
        row.Add(shape.HasAddress);
        row.Add(words.Length == 0 ? 0 : words.Count(WordHashes.IsCommon) / (double)words.Length);
        row.Add(block.BoldCharacters / (double)text.Length);
        row.Add(block.ItalicCharacters / (double)text.Length);
        row.Add(Math.Min(block.Images, 3));
        row.Add(block.HasTime);
        row.Add(block.HasButton);
        row.Add(block.IsPartial);
        Phrases.Add(ref row, text);
    }
}
