using System.Text;
using AngleSharp.Dom;

namespace Aggregator.Extracting.Scoring;

/// <summary>Gathers the text of one block while the walk goes through its inline elements.</summary>
internal sealed class RunningText
{
    private readonly StringBuilder _text = new();
    private int _words;
    private int _linkCharacters;
    private int _bold;
    private int _italic;
    private int _breaks;
    private int _unspaced;

    public int LinkDepth { get; set; }

    public int BoldDepth { get; set; }

    public int ItalicDepth { get; set; }

    public int Links { get; set; }

    public int Images { get; set; }

    public bool HasTime { get; set; }

    public bool HasButton { get; set; }

    public ClassWord InlineWords { get; set; }

    public bool IsEmpty => _text.Length == 0;

    public void Append(ReadOnlySpan<char> text)
    {
        var before = _text.Length;
        foreach (var c in text)
        {
            if (char.IsWhiteSpace(c))
            {
                if (_text.Length > 0 && _text[^1] != ' ')
                    _text.Append(' ');
                continue;
            }

            if (c is '\u200B' or '\u2060' or '\uFEFF' or '\u00AD' || char.IsControl(c))
                continue;
            if (IsUnspaced(c))
                _unspaced++;
            else if (_text.Length == 0 || _text[^1] == ' ')
                _words++;
            _text.Append(c);
            _breaks = 0;
        }

        Count(_text.Length - before);
    }

    /// <summary>A line break; true where it is the second in a row and so ends a paragraph.</summary>
    public bool Break()
    {
        if (_text.Length > 0 && _text[^1] != ' ')
            _text.Append(' ');
        return ++_breaks >= 2;
    }

    public TextBlock? Take(Box box, int index, bool partial)
    {
        var text = _text.ToString().TrimEnd();
        var block = text.Length == 0 ? null : new TextBlock
        {
            Box = box,
            Text = text,
            Index = index,
            Words = _words + (_unspaced / 2),
            LinkCharacters = Math.Min(_linkCharacters, text.Length),
            BoldCharacters = _bold,
            ItalicCharacters = _italic,
            Links = Links,
            Images = Images,
            HasTime = HasTime,
            HasButton = HasButton,
            IsPartial = partial,
            InlineWords = InlineWords,
        };
        Clear();
        return block;
    }

    /// <summary>Chinese and Japanese put no spaces between words; two characters make about one.</summary>
    public static bool IsUnspaced(char c) => c is (>= '\u3040' and <= '\u30FF') or (>= '\u3400' and <= '\u9FFF') or (>= '\uF900' and <= '\uFAFF');

    private void Count(int added)
    {
        if (LinkDepth > 0)
            _linkCharacters += added;
        if (BoldDepth > 0)
            _bold += added;
        if (ItalicDepth > 0)
            _italic += added;
    }

    private void Clear()
    {
        _text.Clear();
        _words = _linkCharacters = _bold = _italic = _breaks = _unspaced = 0;
        Links = Images = 0;
        HasTime = HasButton = false;
        InlineWords = ClassWord.None;
    }
}
