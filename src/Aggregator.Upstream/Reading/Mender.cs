using System.Text;

namespace Aggregator.Reading;

/// <summary>
/// Rewrites a document that an XML parser refused into one that it takes, in one pass over the characters: entities, ampersands, control
/// characters, attributes, prefixes, end tags. Every kind of change is recorded. What cannot be placed is dropped, never guessed at.
/// </summary>
internal sealed class Mender
{
    private readonly string _text;
    private readonly RepairLog _repairs;
    private readonly StringBuilder _out;
    private readonly OpenElements _open;
    private readonly int _lastEntryAt;
    private NextIndex _cdataEnd = new("]]>");
    private NextIndex _commentEnd = new("-->");
    private NextIndex _instructionEnd = new("?>");
    private NextIndex _tagEnd = new(">");
    private int _at;
    private int _entryStart = -1;
    private int _nestedCData;

    private Mender(string text, RepairLog repairs, int lastEntryAt)
    {
        _text = text;
        _repairs = repairs;
        _lastEntryAt = lastEntryAt;
        _out = new StringBuilder(text.Length + (text.Length / 16));
        _open = new OpenElements(_out, repairs);
    }

    /// <summary>The mended document, and whether it was cut off.</summary>
    public static (string Text, bool IsCut) Mend(string text, RepairLog repairs, int lastEntryAt = -1) => new Mender(text, repairs, lastEntryAt).Run();

    private (string Text, bool IsCut) Run()
    {
        while (_at < _text.Length)
        {
            var next = _text.IndexOf('<', _at);
            Text(_text.AsSpan(_at, (next < 0 ? _text.Length : next) - _at));
            if (next < 0)
                break;
            _at = next;
            if (!Step())
                return (_out.ToString(), false);
        }

        return (Closed(), true);
    }

    private void Text(ReadOnlySpan<char> text)
    {
        // The end of a CDATA section that another one was put into.
        while (_nestedCData > 0 && text.IndexOf("]]>") is >= 0 and var end)
        {
            Characters.Append(_out, text[..end], _repairs);
            text = text[(end + 3)..];
            _nestedCData--;
        }

        Characters.Append(_out, text, _repairs);
    }

    /// <summary>One construct that starts with <c>&lt;</c>; false when the root has ended.</summary>
    private bool Step()
    {
        var next = _at + 1 < _text.Length ? _text[_at + 1] : '\0';
        if (next == '!')
            Declaration();
        else if (next == '?')
            Instruction();
        else if (next == '/')
            return EndTag();
        else if (char.IsLetter(next) || next == '_')
            StartTag();
        else
            Literal();
        return true;
    }

    private void Literal()
    {
        _repairs.Add("bare <");
        _out.Append("&lt;");
        _at++;
    }

    private void Declaration()
    {
        var rest = _text.AsSpan(_at);
        if (rest.StartsWith("<![CDATA[", StringComparison.Ordinal))
            CData();
        else if (rest.StartsWith("<!--", StringComparison.Ordinal))
            SkipPast(_commentEnd.In(_text, _at + 4), 3);
        else
            SkipPast(_tagEnd.In(_text, _at + 2), 1);
    }

    /// <summary>One that nobody ended ends where a tag would.</summary>
    private void Instruction()
    {
        var end = _instructionEnd.In(_text, _at + 1);
        SkipPast(end < 0 ? _tagEnd.In(_text, _at + 1) : end, end < 0 ? 1 : 2);
    }

    private void SkipPast(int end, int length)
    {
        if (end < 0)
            _repairs.Add("comment or instruction without its end");
        _at = end < 0 ? _text.Length : end + length;
    }

    private void CData()
    {
        var start = _at + "<![CDATA[".Length;
        var end = _cdataEnd.In(_text, start);
        var inside = _text.AsSpan(start, (end < 0 ? _text.Length : end) - start);
        var another = inside.IndexOf("<![CDATA[");
        var (stop, skip) = (inside.Length, end < 0 ? 0 : 3);
        if ((another >= 0 || end < 0) && _open.Top is { } name)
        {
            // Not closed here: it ends where its element does.
            var close = (another < 0 ? inside : inside[..another]).IndexOf($"</{name}>");
            if (close >= 0)
                (stop, skip) = (close, 0);
        }

        if (skip == 0)
            _repairs.Add("CDATA without its end");
        var literal = inside[..stop];
        if (another >= 0 && stop > another)
        {
            _repairs.Add("CDATA inside CDATA");
            _nestedCData++;
            literal = literal.ToString().Replace("<![CDATA[", "", StringComparison.Ordinal);
        }

        Characters.AppendLiteral(_out, literal, _repairs);
        _at = start + stop + skip;
    }

    private bool EndTag()
    {
        var close = _text.AsSpan(_at).IndexOf('>');
        if (close < 0)
        {
            _at = _text.Length;
            return true;
        }

        var name = _text.AsSpan(_at + 2, close - 2).Trim();
        var space = name.IndexOfAny(" \t\r\n<");
        var tag = (space < 0 ? name : name[..space]).ToString();
        _at += close + 1;
        if (_lastEntryAt >= _at && _open.Root == tag)
        {
            _repairs.Add("root ended before its entries");
            return true;
        }

        _open.Close(tag);
        if (_open.Count > 0 || _out.Length == 0)
            return true;
        if (!_text.AsSpan(_at).IsWhiteSpace())
            _repairs.Add("text after the document dropped");
        return false;
    }

    private void StartTag()
    {
        var tag = TagReader.Read(_text, _at, _repairs);
        if (tag.End < 0)
        {
            if (tag.IsText)
            {
                Literal();
                return;
            }

            // Cut in the middle of a tag.
            _at = _text.Length;
            return;
        }

        _at = tag.End;
        if (_open.IsEntry(tag.Name))
            _open.CloseEntry();
        if (_open.Open(tag, isVoid: Html.IsVoid(tag.Name) && !_text.AsSpan(_at).StartsWith($"</{tag.Name}", StringComparison.OrdinalIgnoreCase)) && _open.IsEntry(tag.Name))
            _entryStart = _open.LastStart;
    }

    /// <summary>Closes what is open. An entry that was cut is dropped: without its link it would come again as another one.</summary>
    private string Closed()
    {
        _repairs.Add("the document is cut off");
        if (_entryStart >= 0 && _open.IsInsideEntry)
        {
            _out.Length = _entryStart;
            _open.ForgetEntry();
        }

        _open.CloseAll();
        return _out.ToString();
    }
}
