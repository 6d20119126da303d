using System.Collections.Frozen;

namespace Aggregator.Extracting;

/// <summary>The elements that are open at one point of a page, near enough for an estimate of what parsing it costs.</summary>
internal sealed class OpenTags(int deepest)
{
    // Closed by their own next of kin or never open (HTML standard §13.1.2.4), so they do not nest by themselves.
    private static readonly FrozenSet<string> Shallow = FrozenSet.ToFrozenSet(
    [
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr", "p", "li", "dt", "dd", "option",
        "optgroup", "tr", "td", "th", "tbody", "thead", "tfoot", "colgroup", "html", "head", "body", "path", "use", "circle", "rect", "image",
    ], StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Formatting = FrozenSet.ToFrozenSet(
        ["a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"], StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> IsShallow = Shallow.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> IsFormatting = Formatting.GetAlternateLookup<ReadOnlySpan<char>>();

    private readonly int[] _names = new int[deepest];
    private int _depth;
    private int _formatting;

    /// <summary>How many elements the parser will have opened again because formatting was left open around other elements.</summary>
    public long Reopened { get; private set; }

    /// <summary>False where the nesting is too deep.</summary>
    public bool Take(ReadOnlySpan<char> name, bool closing)
    {
        if (name.IsEmpty)
            return true;
        if (IsFormatting.Contains(name))
            _formatting = Math.Max(0, _formatting + (closing ? -1 : 1));
        else if (!closing)
            Reopened += _formatting;
        if (IsShallow.Contains(name))
            return true;
        var hash = string.GetHashCode(name, StringComparison.OrdinalIgnoreCase);
        if (closing)
            Close(hash);
        else if (_depth == deepest)
            return false;
        else
            _names[_depth++] = hash;
        return true;
    }

    private void Close(int name)
    {
        var index = _names.AsSpan(0, _depth).LastIndexOf(name);
        if (index >= 0)
            _depth = index;
    }
}
