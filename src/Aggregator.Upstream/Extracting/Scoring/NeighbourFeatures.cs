namespace Aggregator.Extracting.Scoring;

/// <summary>What stands before and after a block, and where in the page it stands.</summary>
internal static class NeighbourFeatures
{
    private const int Near = 3;
    private const int Far = 20;

    public static void Add(ref FeatureRow row, TextBlock block, PageShape page)
    {
        AddPosition(ref row, block, page);
        AddSignature(ref row, block, page);
        AddSaid(ref row, block, page);
        for (var offset = -Near; offset <= Near; offset++)
        {
            if (offset != 0)
                AddNeighbour(ref row, block, At(page, block.Index + offset), page, Math.Abs(offset) <= 2);
        }

        row.Add(ProseWithin(page, block.Index, -1));
        row.Add(ProseWithin(page, block.Index, 1));
        row.AddLog(page.Blocks.Count);
        row.AddLog(page.Root?.ProseBlocks ?? 0);
        row.Add(page.Facts.Type.EndsWith("NewsArticle", StringComparison.OrdinalIgnoreCase));
        row.Add(page.Facts.Type.EndsWith("article", StringComparison.OrdinalIgnoreCase) || page.Facts.Type.EndsWith("Posting", StringComparison.Ordinal));
    }

    private static void AddPosition(ref FeatureRow row, TextBlock block, PageShape page)
    {
        row.Add(block.Index / (double)page.Blocks.Count);
        row.Add(page.CharactersBefore[block.Index] / (double)Math.Max(1, page.Characters));
        row.Add(page.HeadlineAt < 0 ? 0 : Math.Clamp(block.Index - page.HeadlineAt, -Far, 3 * Far));
        row.Add(page.HeadlineAt >= 0);
        row.Add(page.FirstProse < 0 ? -Far : Math.Clamp(block.Index - page.FirstProse, -Far, Far));
        row.Add(page.LastProse < 0 ? Far : Math.Clamp(block.Index - page.LastProse, -Far, Far));
    }

    private static void AddSignature(ref FeatureRow row, TextBlock block, PageShape page)
    {
        var signature = page.SignatureOf(block);
        row.AddLog(signature.Count);
        row.AddLog(signature.MeanWords);
        row.Add(signature.MeanLinkShare);
        row.Add(signature.ProseShare);
        row.Add(Math.Min(page.CopiesOf(block), 4));
    }

    private static void AddSaid(ref FeatureRow row, TextBlock block, PageShape page)
    {
        var words = page.Words[block.Index];
        row.Add(!page.Stated.IsEmpty);
        row.Add(page.StatedShares[block.Index]);
        row.Add(block.Index > 0 ? page.StatedShares[block.Index - 1] : 0);
        row.Add(block.Index + 1 < page.Blocks.Count ? page.StatedShares[block.Index + 1] : 0);
        row.Add(page.Described.ShareOf(words));
        row.Add(page.Headline.ShareOf(words));
    }

    private static void AddNeighbour(ref FeatureRow row, TextBlock block, TextBlock? other, PageShape page, bool fully)
    {
        row.AddLog(other?.Words ?? 0);
        row.Add(other?.LinkShare ?? 1);
        row.Add(other is not null && other.Box.Parent == block.Box.Parent);
        if (!fully)
            return;
        row.Add(other is null ? -1 : other.IsHeading ? 2 : other.Box.Tag == Tag.Li ? 1 : 0);
        row.Add(other is not null && page.SignatureOf(other) == page.SignatureOf(block));
        row.Add(other is not null && page.Best is not null && page.Best.Holds(other.Box));
        row.Add(other is not null && other.Text[^1] is '.' or '!' or '?');
    }

    private static double ProseWithin(PageShape page, int index, int step)
    {
        for (var i = 1; i <= Far; i++)
        {
            if (At(page, index + (i * step)) is not { } other)
                return Far + 1;
            if (other.IsProse)
                return i;
        }

        return Far;
    }

    private static TextBlock? At(PageShape page, int index) => index >= 0 && index < page.Blocks.Count ? page.Blocks[index] : null;
}
