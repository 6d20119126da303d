using Aggregator.Extracting.Scoring;
using AngleSharp.Dom;

namespace Aggregator.Extracting;

/// <summary>What one walk through the tree takes down for all that comes after, so that nobody walks it again.</summary>
internal sealed class PageSurvey
{
    public string Title { get; set; } = "";

    public string? Language { get; set; }

    public List<IElement> Metas { get; } = [];

    public List<IElement> Links { get; } = [];

    /// <summary>Anchors that may lead to a further page of the same report.</summary>
    public List<IElement> PageLinks { get; } = [];

    public List<string> JsonLd { get; } = [];

    public List<IElement> ItemProperties { get; } = [];

    /// <summary>Each with the number of the block that it stands in or before.</summary>
    public List<(IElement Element, int Block)> Times { get; } = [];

    /// <summary>Elements whose class, id or rel names an author.</summary>
    public List<IElement> Bylines { get; } = [];

    public List<IElement> TopHeadings { get; } = [];

    public List<IElement> Images { get; } = [];

    public List<TextBlock> Blocks { get; } = [];

    public List<Box> Boxes { get; } = [];

    public int Videos { get; set; }

    public int Inputs { get; set; }
}
