using System.Globalization;
using System.Text;

namespace Aggregator.Reading;

/// <summary>Rewrites JSON that a parser refused: raw control characters in strings, text around the object, a document cut off.</summary>
internal sealed class JsonMender
{
    // An entry is an element of a list of the root.
    private const int EntryDepth = 2;

    private readonly string _text;
    private readonly RepairLog _repairs;
    private readonly StringBuilder _out;
    private readonly Stack<char> _open = [];

    // Where the last complete entry ends in the output.
    private int _keep = -1;
    private int _at;

    private JsonMender(string text, int start, RepairLog repairs)
    {
        _text = text;
        _at = start;
        _repairs = repairs;
        _out = new StringBuilder(text.Length + 16);
    }

    /// <summary>The mended document, and whether it was cut off.</summary>
    public static (string Text, bool IsCut) Mend(string text, RepairLog repairs)
    {
        var start = text.IndexOf('{', StringComparison.Ordinal);
        if (start < 0)
            return (text, false);
        if (!text.AsSpan(0, start).Trim('\uFEFF').IsWhiteSpace())
            repairs.Add("text before the document dropped");
        return new JsonMender(text, start, repairs).Run();
    }

    private (string Text, bool IsCut) Run()
    {
        for (; _at < _text.Length; _at++)
        {
            var c = _text[_at];
            if (c == '"')
                String();
            else if (c is '}' or ']')
            {
                if (!Close(c))
                    return (_text, false);
                if (_open.Count == 0)
                    return Ended();
            }
            else if (char.IsControl(c) && !char.IsWhiteSpace(c))
                _repairs.Add("control character dropped");
            else
                Plain(c);
        }

        _repairs.Add("the document is cut off");
        if (_keep < 0)
            return (_text, true);
        _out.Length = _keep;
        return (_out.Append("]}").ToString(), true);
    }

    private void Plain(char c)
    {
        if (c is '{' or '[')
            _open.Push(c == '{' ? '}' : ']');
        _out.Append(c);
    }

    private bool Close(char c)
    {
        if (_open.Count == 0 || _open.Pop() != c)
            return false;
        _out.Append(c);
        if (_open.Count == EntryDepth)
            _keep = _out.Length;
        return true;
    }

    private (string Text, bool IsCut) Ended()
    {
        if (!_text.AsSpan(_at + 1).IsWhiteSpace())
            _repairs.Add("text after the document dropped");
        return (_out.ToString(), false);
    }

    /// <summary>A string with its quotes; stays on the closing one.</summary>
    private void String()
    {
        _out.Append('"');
        for (_at++; _at < _text.Length; _at++)
        {
            var c = _text[_at];
            if (c == '\\' && _at + 1 < _text.Length)
            {
                Escape(_text[++_at]);
            }
            else if (c < ' ')
            {
                _repairs.Add("control character in a string");
                _out.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
            }
            else
            {
                _out.Append(c);
                if (c == '"')
                    return;
            }
        }
    }

    private void Escape(char next)
    {
        if (next is '"' or '\\' or '/' or 'b' or 'f' or 'n' or 'r' or 't' or 'u')
        {
            _out.Append('\\').Append(next);
            return;
        }

        _repairs.Add("unknown escape in a string");
        _out.Append(next < ' ' ? ' ' : next);
    }
}
