namespace Aggregator.Reading;

/// <summary>Finds the next place of one string again and again in a text that is walked forward, in linear time altogether.</summary>
internal struct NextIndex(string needle)
{
    private int _found = -1;
    private bool _isExhausted;

    /// <summary>-1 where there is none from <paramref name="from"/> on.</summary>
    public int In(ReadOnlySpan<char> text, int from)
    {
        if (_isExhausted || from >= text.Length)
            return -1;
        if (_found >= from)
            return _found;
        var at = text[from..].IndexOf(needle, StringComparison.Ordinal);
        _isExhausted = at < 0;
        _found = at < 0 ? -1 : from + at;
        return _found;
    }
}
