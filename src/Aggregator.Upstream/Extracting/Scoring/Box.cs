using AngleSharp.Dom;

namespace Aggregator.Extracting.Scoring;

/// <summary>The elements that matter to where a text stands.</summary>
internal enum Tag
{
    Other, P, Li, H1, H2, H3, H4, H5, H6, Blockquote, Td, Th, Div, Figcaption, Dd, Dt, Pre, Section, Article, Main, Aside, Nav, Footer, Header, Figure, Form, Table, Ul, Ol, Body, Tr, Details, Summary, Address, Center,
}

/// <summary>One block-level element of the page, with what its own attributes and its text add up to.</summary>
internal sealed class Box(IElement element, Box? parent, Tag tag, ClassWord words)
{
    public IElement Element { get; } = element;

    public Box? Parent { get; } = parent;

    public Tag Tag { get; } = tag;

    public ClassWord Words { get; } = words;

    /// <summary>The words of this box and all that it stands in.</summary>
    public ClassWord Around { get; } = words | (parent?.Around ?? ClassWord.None);

    public int Depth { get; } = (parent?.Depth ?? -1) + 1;

    /// <summary>One bit per <see cref="Scoring.Tag"/> of this box and all that it stands in.</summary>
    public long Within { get; } = (1L << (int)tag) | (parent?.Within ?? 0);

    public bool IsArticleBody { get; init; }

    public bool IsHidden { get; init; }

    /// <summary>Position among its parent's boxes, and how many there are.</summary>
    public int Index { get; init; }

    public int Boxes { get; set; }

    // Sums over everything below.
    public int Characters { get; set; }

    public int LinkCharacters { get; set; }

    public int Blocks { get; set; }

    /// <summary>Blocks that read like prose: fifteen words or more, few of them linked.</summary>
    public int ProseBlocks { get; set; }

    public int ProseCharacters { get; set; }

    /// <summary>The same for direct children only.</summary>
    public int OwnProse { get; set; }

    public int OwnBlocks { get; set; }

    /// <summary>Readability's points for prose in and near this box.</summary>
    public double Points { get; set; }

    /// <summary>Its number in document order, and the number after the last box in it.</summary>
    public int Number { get; init; }

    public int End { get; set; }

    public string? ClassName { get; } = element.GetAttribute("class");

    public double LinkShare => Characters == 0 ? 0 : (double)LinkCharacters / Characters;

    public bool Holds(Box other) => other.Number >= Number && other.Number < End;

    public bool IsIn(Tag tag) => (Within & (1L << (int)tag)) != 0;
}
