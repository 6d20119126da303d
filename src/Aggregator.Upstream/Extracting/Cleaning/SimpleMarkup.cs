using System.Collections.Frozen;
using System.Text;

namespace Aggregator.Extracting.Cleaning;

/// <summary>
/// Reads HTML of a subset in which text, a few block and inline elements and plain entities are all there is. It answers null for
/// everything else (scripts, styles, comments, tables, anything malformed), which then goes through the full parser: so it can be quick
/// without ever deciding what broken markup means.
/// </summary>
internal ref struct SimpleMarkup
{
    private enum Role
    {
        Paragraph,
        Heading,
        Item,
        Quotation,
        List,
        Inline,
        Break,
        Nothing,
    }

    private static readonly FrozenDictionary<string, Role> Roles = new Dictionary<string, Role>(StringComparer.OrdinalIgnoreCase)
    {
        ["p"] = Role.Paragraph,
        ["div"] = Role.Paragraph,
        ["h1"] = Role.Heading,
        ["h2"] = Role.Heading,
        ["h3"] = Role.Heading,
        ["h4"] = Role.Heading,
        ["h5"] = Role.Heading,
        ["h6"] = Role.Heading,
        ["li"] = Role.Item,
        ["blockquote"] = Role.Quotation,
        ["ul"] = Role.List,
        ["ol"] = Role.List,
        ["a"] = Role.Inline,
        ["b"] = Role.Inline,
        ["strong"] = Role.Inline,
        ["i"] = Role.Inline,
        ["em"] = Role.Inline,
        ["span"] = Role.Inline,
        ["u"] = Role.Inline,
        ["small"] = Role.Inline,
        ["sub"] = Role.Inline,
        ["sup"] = Role.Inline,
        ["br"] = Role.Break,
        ["img"] = Role.Nothing,
        ["hr"] = Role.Paragraph,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, Role>.AlternateLookup<ReadOnlySpan<char>> RoleOf = Roles.GetAlternateLookup<ReadOnlySpan<char>>();

    private readonly string _html;
    private readonly List<Block> _blocks;
    private readonly StringBuilder _text;
    private BlockKind _kind;
    private int _quotations;
    private int _items;
    private int _breaks;

    private SimpleMarkup(string html)
    {
        _html = html;
        _blocks = [];
        _text = new StringBuilder(Math.Min(html.Length, 1_024));
    }

    /// <summary>Null where the markup is not of the subset.</summary>
    public static List<Block>? TryRead(string html) => new SimpleMarkup(html).Read();

    private List<Block>? Read()
    {
        var at = 0;
        while (at < _html.Length)
        {
            var mark = _html.AsSpan(at).IndexOfAny('<', '&');
            Append(_html.AsSpan(at, mark < 0 ? _html.Length - at : mark));
            if (mark < 0)
                break;
            at += mark;
            at = _html[at] == '<' ? Tag(at) : Entity(at);
            if (at < 0)
                return null;
        }

        Flush();
        return _blocks;
    }

    /// <summary>The index after the tag; −1 where it is not of the subset.</summary>
    private int Tag(int at)
    {
        if (at + 2 >= _html.Length)
            return -1;
        var tag = TagText.ReadAt(_html, at);
        if (tag.Name.IsEmpty || _html[tag.End - 1] != '>' || !RoleOf.TryGetValue(tag.Name, out var role))
            return -1;
        // A stray closing tag means something in HTML (</p> makes a paragraph, </br> a break): not here.
        if (tag.IsClosing && role is Role.Break or Role.Nothing)
            return -1;
        return Take(role, tag.IsClosing) ? tag.End : -1;
    }

    private bool Take(Role role, bool closing)
    {
        switch (role)
        {
            case Role.Inline or Role.Nothing:
                return true;
            case Role.Break:
                Break();
                return true;
        }

        Flush();
        if (role == Role.Quotation)
            _quotations += closing ? -1 : 1;
        if (role == Role.Item)
            _items = closing ? Math.Max(0, _items - 1) : 1;
        if (role == Role.List && closing)
            _items = 0;
        _kind = role == Role.Heading && !closing ? BlockKind.Heading : _quotations > 0 ? BlockKind.Quotation : _items > 0 ? BlockKind.ListItem : BlockKind.Paragraph;
        return _quotations >= 0;
    }

    private void Break()
    {
        if (++_breaks >= 2)
            Flush();
        else if (_text.Length > 0 && _text[^1] != ' ')
            _text.Append(' ');
    }

    private readonly int Entity(int at)
    {
        var rest = _html.AsSpan(at + 1);
        var end = rest[..Math.Min(rest.Length, 10)].IndexOf(';');
        if (end < 1 || EntityText.Of(rest[..end]) is not { } text)
            return -1;
        AppendDecoded(text);
        return at + end + 2;
    }

    private readonly void AppendDecoded(string text)
    {
        if (text is " " or "\u00A0")
        {
            if (_text.Length > 0 && _text[^1] != ' ')
                _text.Append(' ');
        }
        else
        {
            _text.Append(text);
        }
    }

    private void Append(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (char.IsWhiteSpace(c))
            {
                if (_text.Length > 0 && _text[^1] != ' ')
                    _text.Append(' ');
            }
            else if (!char.IsControl(c) && c is not ('\u200B' or '\u2060' or '\uFEFF' or '\u00AD'))
            {
                _text.Append(c);
                _breaks = 0;
            }
        }
    }

    private void Flush()
    {
        if (_text.Length > 0 && _text[^1] == ' ')
            _text.Length--;
        if (_text.Length > 0)
            _blocks.Add(new Block(_kind, _text.ToString()));
        _text.Clear();
        _breaks = 0;
    }
}
