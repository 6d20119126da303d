namespace Aggregator.Extracting.Scoring;

/// <summary>Counts of one pass over a text.</summary>
internal struct TextShape
{
    public int Commas;
    public int SentenceEnds;
    public int Digits;
    public int Capitals;
    public int Quotes;
    public int Separators;
    public bool HasYear;
    public bool HasClock;
    public bool HasAddress;

    /// <summary>0 nothing, 1 a sentence's end, 2 a colon, 3 an ellipsis, 4 a quotation mark, 5 other marks.</summary>
    public int Ending;

    /// <summary>0 a capital, 1 a small letter, 2 a digit, 3 a quotation mark, 4 anything else.</summary>
    public int Opening;

    public static TextShape Of(string text)
    {
        var shape = new TextShape { Ending = EndingOf(text), Opening = OpeningOf(text[0]) };
        var digits = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsAsciiDigit(c))
            {
                digits++;
                shape.Digits++;
                continue;
            }

            shape.HasYear |= digits == 4 && text[i - 4] is '1' or '2';
            shape.HasClock |= digits is 1 or 2 && c is ':' && i + 1 < text.Length && char.IsAsciiDigit(text[i + 1]);
            digits = 0;
            shape.Count(c, i + 1 == text.Length || text[i + 1] is ' ' or '"' or '”' or '’');
        }

        shape.HasYear |= digits == 4;
        return shape;
    }

    private void Count(char c, bool atEnd)
    {
        if (char.IsUpper(c))
            Capitals++;
        else if (c is ',' or '，' or '、' or ';')
            Commas++;
        else if (c is '.' or '!' or '?' or '。' && atEnd)
            SentenceEnds++;
        else if (c is '"' or '“' or '”' or '„' or '«' or '»')
            Quotes++;
        else if (c is '|' or '•' or '·' or '›' or '→' or '/')
            Separators++;
        else if (c is '@')
            HasAddress = true;
    }

    private static int EndingOf(string text) => text[^1] switch
    {
        '.' when text.EndsWith("...", StringComparison.Ordinal) => 3,
        '…' => 3,
        '.' or '!' or '?' or '。' => 1,
        ':' => 2,
        '"' or '”' or '“' or '’' or '\'' or '»' => 4,
        var c => char.IsLetterOrDigit(c) ? 0 : 5,
    };

    private static int OpeningOf(char c) => c switch
    {
        '"' or '“' or '‘' or '\'' or '„' or '«' => 3,
        _ when char.IsUpper(c) => 0,
        _ when char.IsLetter(c) => 1,
        _ when char.IsDigit(c) => 2,
        _ => 4,
    };
}
