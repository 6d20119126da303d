namespace Aggregator.Extracting.Scoring;

/// <summary>What the elements around a block say of it.</summary>
internal static class PlaceFeatures
{
    private const int Words = 30;
    private const int Farthest = 9;

    private static readonly Tag[] OwnTags = [Tag.P, Tag.Li, Tag.Blockquote, Tag.Td, Tag.Div, Tag.Figcaption, Tag.Pre, Tag.Section, Tag.Dd, Tag.Dt];
    private static readonly Tag[] AroundTags = [Tag.Article, Tag.Main, Tag.Section, Tag.Aside, Tag.Nav, Tag.Footer, Tag.Header, Tag.Figure, Tag.Form, Tag.Table, Tag.Ul, Tag.Ol, Tag.Blockquote, Tag.Details, Tag.Address];

    public static void Add(ref FeatureRow row, TextBlock block, PageShape page)
    {
        var box = block.Box;
        foreach (var tag in OwnTags)
            row.Add(box.Tag == tag);
        row.Add(block.IsHeading ? box.Tag - Tag.H1 + 1 : 0);
        foreach (var tag in AroundTags)
            row.Add(box.IsIn(tag));
        row.Add(box.IsArticleBody);
        row.Add(page.HasArticleBody);
        row.Add(box.IsHidden);
        row.Add(box.Depth);
        AddClassWords(ref row, block);
        AddContainer(ref row, box.Parent, page);
        AddContainer(ref row, box.Parent?.Parent, page);
        AddContainer(ref row, box.Parent?.Parent?.Parent, page);
        AddBest(ref row, box, page);
        row.AddLog(box.Index);
        row.AddLog(box.Parent?.Boxes ?? 0);
        row.AddLog(box.OwnBlocks);
        row.AddLog(box.Blocks);
    }

    // How many elements up the nearest one stands whose class or id says so.
    private static void AddClassWords(ref FeatureRow row, TextBlock block)
    {
        Span<int> distances = stackalloc int[Words];
        distances.Fill(Farthest);
        var up = 0;
        for (Box? at = block.Box; at is not null && up < Farthest; at = at.Parent, up++)
        {
            for (var bits = (uint)at.Words; bits != 0; bits &= bits - 1)
            {
                var word = System.Numerics.BitOperations.TrailingZeroCount(bits);
                distances[word] = Math.Min(distances[word], up);
            }
        }

        foreach (var distance in distances)
            row.Add(distance);
        row.Add((block.InlineWords & (ClassWord.Caption | ClassWord.Image)) != 0);
        row.Add((block.InlineWords & (ClassWord.Author | ClassWord.Date | ClassWord.Meta)) != 0);
        row.Add((block.InlineWords & (ClassWord.Share | ClassWord.Promo | ClassWord.Newsletter | ClassWord.Related)) != 0);
        row.Add((block.InlineWords & (ClassWord.Tag | ClassWord.Navigation | ClassWord.Form)) != 0);
    }

    private static void AddContainer(ref FeatureRow row, Box? box, PageShape page)
    {
        row.Add(box?.LinkShare ?? 0);
        row.AddLog(box?.OwnProse ?? 0);
        row.AddLog(box?.ProseBlocks ?? 0);
        row.AddLog(box?.Blocks ?? 0);
        row.Add(box is null || page.Root is null || page.Root.ProseCharacters == 0 ? 0 : box.ProseCharacters / (double)page.Root.ProseCharacters);
        row.Add(box is null || box.Characters == 0 ? 0 : box.ProseCharacters / (double)box.Characters);
    }

    private static void AddBest(ref FeatureRow row, Box box, PageShape page)
    {
        var best = page.Best;
        row.Add(best is not null && best.Holds(box));
        row.Add(best is not null && box.Parent == best);
        row.Add(best is null ? 0 : box.Depth - best.Depth);
        var up = 0;
        for (var at = best; at is not null && up < Farthest && !at.Holds(box); at = at.Parent)
            up++;
        row.Add(up);
        row.Add(best is null || page.Root is null || page.Root.ProseCharacters == 0 ? 0 : best.ProseCharacters / (double)page.Root.ProseCharacters);
    }
}
