namespace Aggregator.Extracting.Scoring;

/// <summary>What the features of every block need to know about the page as a whole.</summary>
internal sealed class PageShape
{
    private readonly Dictionary<(Tag, string?, Tag), Signature> _signatures = [];
    private readonly Dictionary<string, int> _copies = new(StringComparer.Ordinal);

    public PageShape(PageSurvey survey, PageFacts facts)
    {
        Blocks = survey.Blocks;
        Root = survey.Boxes.Count > 0 ? survey.Boxes[0] : null;
        Best = BestBox.Of(survey);
        Words = Blocks.Select(b => WordHashes.Of(b.Text)).ToArray();
        Facts = facts;
        Stated = new SaidText(facts.StatedBody);
        Described = new SaidText(facts.Description);
        Headline = new SaidText(facts.Headline);
        Survey = survey;
        CharactersBefore = new int[Blocks.Count + 1];
        HasArticleBody = Blocks.Any(b => b.Box.IsArticleBody);
        TakeDown();
        HeadlineAt = Blocks.FindIndex(b => b.IsHeading && facts.Headline.Length > 0 && Headline.ShareOf(Words[b.Index]) > 0.8);
        StatedShares = Words.Select(Stated.ShareOf).ToArray();
    }

    public List<TextBlock> Blocks { get; }

    public PageSurvey Survey { get; }

    public PageFacts Facts { get; }

    public Box? Root { get; }

    public Box? Best { get; }

    public uint[][] Words { get; }

    public SaidText Stated { get; }

    public SaidText Described { get; }

    public SaidText Headline { get; }

    public float[] StatedShares { get; }

    /// <summary>Index of the block with the headline; −1 where there is none.</summary>
    public int HeadlineAt { get; }

    public bool HasArticleBody { get; }

    public int FirstProse { get; private set; } = -1;

    public int LastProse { get; private set; } = -1;

    public int[] CharactersBefore { get; }

    public int Characters => CharactersBefore[^1];

    public Signature SignatureOf(TextBlock block) => _signatures[KeyOf(block)];

    public int CopiesOf(TextBlock block) => _copies[block.Text];

    private void TakeDown()
    {
        foreach (var block in Blocks)
        {
            CharactersBefore[block.Index + 1] = CharactersBefore[block.Index] + block.Text.Length;
            _copies[block.Text] = _copies.GetValueOrDefault(block.Text) + 1;
            var key = KeyOf(block);
            if (!_signatures.TryGetValue(key, out var signature))
                _signatures[key] = signature = new Signature();
            signature.Add(block);
            if (block.IsProse && Best is not null && Best.Holds(block.Box))
            {
                FirstProse = FirstProse < 0 ? block.Index : FirstProse;
                LastProse = block.Index;
            }
        }
    }

    private static (Tag, string?, Tag) KeyOf(TextBlock block) => (block.Box.Tag, block.Box.ClassName, block.Box.Parent?.Tag ?? Tag.Other);
}
