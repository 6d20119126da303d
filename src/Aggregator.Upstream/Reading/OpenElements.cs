using System.Text;

namespace Aggregator.Reading;

/// <summary>The elements that are open while a document is mended: decides which end tags count and keeps the nesting bounded.</summary>
internal sealed class OpenElements(StringBuilder output, RepairLog repairs)
{
    // A field of a feed never holds another one: its missing end tag is put before the next.
    private static readonly HashSet<string> Leaves = new(StringComparer.Ordinal) { "title", "link", "guid", "pubDate", "author", "category", "comments", "published", "updated", "id", "lastBuildDate", "language", "ttl", "dc:creator", "dc:date" };

    private static readonly HashSet<string> Bodies = new(StringComparer.Ordinal) { "description", "summary", "content:encoded" };

    // No HTML element is called so: within a text they mean that its end is missing.
    private static readonly HashSet<string> Unmistakable = new(StringComparer.Ordinal) { "pubDate", "guid", "link", "dc:creator", "dc:date", "content:encoded", "description", "enclosure", "media:content", "media:thumbnail", "media:group", "published", "updated", "lastBuildDate" };

    private readonly List<Element> _stack = [];
    private readonly Dictionary<string, int> _count = new(StringComparer.Ordinal);

    private readonly record struct Element(string Name, bool IsWritten, IReadOnlyList<string> Prefixes);

    public int Count => _stack.Count;

    public string? Root => _stack.Count == 0 ? null : _stack[0].Name;

    public string? Top => _stack.Count == 0 ? null : _stack[^1].Name;

    /// <summary>Where the last opened element starts in the output.</summary>
    public int LastStart { get; private set; }

    public bool IsInsideEntry => _stack.Exists(e => IsEntry(e.Name));

    /// <summary>An RSS item, an Atom entry; in a sitemap, an address.</summary>
    public bool IsEntry(string name)
    {
        var local = name.AsSpan(name.IndexOf(':', StringComparison.Ordinal) + 1);
        return local is "item" or "entry" || (local is "url" or "sitemap" && _stack.Count > 0 && RootNames.Is("<" + _stack[0].Name, 0, "urlset", "sitemapindex"));
    }

    public bool IsOpen(string name) => _count.GetValueOrDefault(name) > 0;

    /// <summary>False where the element was written whole or left out.</summary>
    public bool Open(Tag tag, bool isVoid)
    {
        if (Top is { } top && (Leaves.Contains(top) ? Leaves.Contains(tag.Name) || Unmistakable.Contains(tag.Name) : Bodies.Contains(top) && Unmistakable.Contains(tag.Name)))
            Close(top, "end tag missing");
        if (_stack.Count >= ReadingLimits.Depth)
        {
            repairs.Add("nested too deep: tags left out");
            if (!tag.IsEmpty && !isVoid)
                Push(new Element(tag.Name, IsWritten: false, []));
            return false;
        }

        LastStart = output.Length;
        var prefixes = TagWriter.Write(output, tag, IsDeclared, repairs);
        if (isVoid && !tag.IsEmpty)
            repairs.Add($"<{tag.Name}> not closed");
        if (tag.IsEmpty || isVoid)
        {
            output.Append("/>");
            return false;
        }

        output.Append('>');
        Push(new Element(tag.Name, IsWritten: true, prefixes));
        return true;
    }

    /// <summary>An end tag: closes what is open inside its element; one that fits nothing is left out.</summary>
    public void Close(string name, string? reason = null)
    {
        if (!IsOpen(name))
        {
            if (Top is { } top && (string.Equals(top, name, StringComparison.OrdinalIgnoreCase) || (Leaves.Contains(top) && !Html.IsKnown(name))))
            {
                // A misspelt end of a field.
                repairs.Add("misspelt end tag");
                Pop();
            }
            else
            {
                repairs.Add("stray end tag");
            }

            return;
        }

        if (reason is not null || _stack[^1].Name != name)
            repairs.Add(reason ?? "end tag missing");
        while (_stack[^1].Name != name)
            Pop();
        Pop();
    }

    /// <summary>An entry starts: one that is still open ends here, since entries do not nest.</summary>
    public void CloseEntry()
    {
        var at = _stack.FindLastIndex(e => IsEntry(e.Name));
        if (at < 0)
            return;
        repairs.Add("entry without its end");
        while (_stack.Count > at)
            Pop();
    }

    /// <summary>The open entry was taken out of the output: so are its elements.</summary>
    public void ForgetEntry()
    {
        var at = _stack.FindLastIndex(e => IsEntry(e.Name));
        while (_stack.Count > at)
            Drop();
    }

    public void CloseAll()
    {
        while (_stack.Count > 0)
            Pop();
    }

    private bool IsDeclared(string prefix)
    {
        for (var i = _stack.Count - 1; i >= 0; i--)
        {
            if (_stack[i].Prefixes.Contains(prefix))
                return true;
        }

        return false;
    }

    private void Push(Element element)
    {
        _stack.Add(element);
        _count[element.Name] = _count.GetValueOrDefault(element.Name) + 1;
    }

    private void Pop()
    {
        if (_stack[^1].IsWritten)
            output.Append("</").Append(_stack[^1].Name).Append('>');
        Drop();
    }

    private void Drop()
    {
        _count[_stack[^1].Name]--;
        _stack.RemoveAt(_stack.Count - 1);
    }
}
