using Aggregator.Extracting.Scoring;
using AngleSharp.Dom;

namespace Aggregator.Extracting;

/// <summary>Walks the tree once and fills a <see cref="PageSurvey"/>. The guard has bounded the depth, so that recursion is safe.</summary>
internal sealed class PageWalk
{
    private const int MostPageLinks = 200;

    private readonly PageSurvey _survey = new();
    private readonly RunningText _text = new();

    public static PageSurvey Through(IDocument document)
    {
        var walk = new PageWalk();
        walk._survey.Language = document.DocumentElement?.GetAttribute("lang");
        foreach (var child in document.Head?.Children.ToList() ?? [])
            walk.Note(child, child.LocalName);
        if (document.Body is { } body)
            walk.EnterBlock(body, null, Tag.Body, 0);
        return walk._survey;
    }

    /// <summary>The blocks of one element, by themselves.</summary>
    public static IReadOnlyList<TextBlock> BlocksIn(IElement element)
    {
        var walk = new PageWalk();
        walk.EnterBlock(element, null, TagTable.Of(element.LocalName).Tag, 0);
        return walk._survey.Blocks;
    }

    private void Visit(INode parent, Box box)
    {
        for (var node = parent.FirstChild; node is not null; node = node.NextSibling)
        {
            if (node is IText text)
                _text.Append(text.Data);
            else if (node is IElement element)
                VisitElement(element, box);
        }
    }

    private void VisitElement(IElement element, Box box)
    {
        var name = element.LocalName;
        Note(element, name);
        var (part, tag) = TagTable.Of(name);
        if (part == Part.Block)
        {
            Flush(box, partial: true);
            EnterBlock(element, box, tag, box.Boxes++);
        }
        else if (part == Part.Inline)
        {
            VisitInline(element, name, box);
        }
    }

    private void EnterBlock(IElement element, Box? parent, Tag tag, int index)
    {
        var words = ClassWords.In(element.GetAttribute("class")) | ClassWords.In(element.GetAttribute("id"));
        var box = new Box(element, parent, tag, words)
        {
            Index = index,
            Number = _survey.Boxes.Count,
            IsArticleBody = (parent?.IsArticleBody ?? false) || element.GetAttribute("itemprop") is "articleBody",
            IsHidden = (parent?.IsHidden ?? false) || IsHidden(element),
        };
        _survey.Boxes.Add(box);
        if ((words & ClassWord.Author) != 0)
            _survey.Bylines.Add(element);
        Visit(element, box);
        Flush(box, partial: box.Boxes > 0);
        box.End = _survey.Boxes.Count;
    }

    private static bool IsHidden(IElement element) =>
        element.HasAttribute("hidden") || element.GetAttribute("aria-hidden") is "true"
        || (element.GetAttribute("style") is { Length: < 500 } style && style.Replace(" ", "", StringComparison.Ordinal).Contains("display:none", StringComparison.OrdinalIgnoreCase));

    private void VisitInline(IElement element, string name, Box box)
    {
        if (name == "br")
        {
            if (_text.Break())
                Flush(box, partial: true);
            return;
        }

        if (name is "button" or "input" or "label")
        {
            _text.HasButton = true;
            if (name != "label")
                return;
        }

        NoteInline(element, name);
        var link = name == "a";
        var bold = name is "b" or "strong";
        var italic = name is "i" or "em";
        _text.LinkDepth += link ? 1 : 0;
        _text.Links += link ? 1 : 0;
        _text.BoldDepth += bold ? 1 : 0;
        _text.ItalicDepth += italic ? 1 : 0;
        Visit(element, box);
        _text.LinkDepth -= link ? 1 : 0;
        _text.BoldDepth -= bold ? 1 : 0;
        _text.ItalicDepth -= italic ? 1 : 0;
    }

    private void NoteInline(IElement element, string name)
    {
        if (name == "a" && _survey.PageLinks.Count < MostPageLinks && MayBeNumbered(element.GetAttribute("href")))
            _survey.PageLinks.Add(element);
        if (name is "img" or "picture")
            _text.Images++;
        else if (name == "time")
            _text.HasTime = true;
        var words = ClassWords.In(element.GetAttribute("class")) | ClassWords.In(element.GetAttribute("id"));
        if (words == ClassWord.None && name != "a")
            return;
        _text.InlineWords |= words;
        if ((words & ClassWord.Author) != 0 || (name == "a" && element.GetAttribute("rel") is { } rel && rel.Contains("author", StringComparison.OrdinalIgnoreCase)))
            _survey.Bylines.Add(element);
    }

    // Ends like the address of page 2 or of all pages; what it is, is seen later.
    private static bool MayBeNumbered(string? href) =>
        href is { Length: > 1 and < 400 } && (char.IsAsciiDigit(href[^1]) || href.Contains("page", StringComparison.OrdinalIgnoreCase) || href.Contains("all", StringComparison.OrdinalIgnoreCase)
            || (href.Length > 6 && (char.IsAsciiDigit(href[^2]) || char.IsAsciiDigit(href[^6]))));

    private void Flush(Box box, bool partial)
    {
        if (_text.Take(box, _survey.Blocks.Count, partial) is not { } block)
            return;
        _survey.Blocks.Add(block);
        box.OwnBlocks++;
        box.OwnProse += block.IsProse ? 1 : 0;
        if (box.Parent is { } parent && block.IsProse && box.Tag is Tag.P)
            parent.OwnProse++;
        for (var at = box; at is not null; at = at.Parent)
        {
            at.Characters += block.Text.Length;
            at.LinkCharacters += block.LinkCharacters;
            at.Blocks++;
            at.ProseBlocks += block.IsProse ? 1 : 0;
            at.ProseCharacters += block.IsProse ? block.Text.Length : 0;
        }
    }

    private void Note(IElement element, string name)
    {
        switch (name)
        {
            case "meta":
                _survey.Metas.Add(element);
                break;
            case "link":
                _survey.Links.Add(element);
                break;
            case "title" when _survey.Title.Length == 0:
                _survey.Title = element.TextContent;
                break;
            case "script" when element.GetAttribute("type") is { } type && type.Contains("ld+json", StringComparison.OrdinalIgnoreCase):
                _survey.JsonLd.Add(element.TextContent);
                break;
            case "time":
                _survey.Times.Add((element, _survey.Blocks.Count));
                break;
            case "h1":
                _survey.TopHeadings.Add(element);
                break;
            case "img" or "amp-img":
                _survey.Images.Add(element);
                break;
            case "video" or "iframe":
                _survey.Videos++;
                break;
            case "input":
                _survey.Inputs++;
                break;
        }

        if (element.HasAttribute("itemprop"))
            _survey.ItemProperties.Add(element);
    }
}
