namespace Aggregator.Extracting.Scoring;

/// <summary>All blocks of one make (element, class, parent element) on a page.</summary>
internal sealed class Signature
{
    private int _words;
    private double _linkShare;
    private int _prose;

    public int Count { get; private set; }

    public double MeanWords => (double)_words / Count;

    public double MeanLinkShare => _linkShare / Count;

    public double ProseShare => (double)_prose / Count;

    public void Add(TextBlock block)
    {
        Count++;
        _words += block.Words;
        _linkShare += block.LinkShare;
        _prose += block.IsProse ? 1 : 0;
    }
}
