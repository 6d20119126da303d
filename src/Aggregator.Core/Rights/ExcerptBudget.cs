namespace Aggregator.Rights;

/// <summary>The words and characters that an excerpt has left to spend. Everything that is shown besides the headline is paid for here, once.</summary>
internal sealed class ExcerptBudget(int words, int? characters)
{
    // After a standfirst or a key point, fewer words than this of a paragraph tell a reader nothing.
    private const int FewestWords = 8;

    private int _words = Math.Max(0, words);
    private int _units = Math.Max(0, characters ?? int.MaxValue);
    private bool _isSpent;

    /// <summary>Whether another paragraph is worth beginning.</summary>
    public bool IsWorthMore => !_isSpent || _words >= FewestWords;

    /// <summary>The text if all of it can be paid for; whole or not at all: half a reason is worse than none.</summary>
    public string? Whole(string? text)
    {
        var count = text is null ? 0 : ExcerptWords.Count(text);
        if (count == 0 || count > _words || text!.Length > _units)
            return null;
        Spend(count, text.Length);
        return text;
    }

    /// <summary>The text, or as much of its beginning as can be paid for; then nothing is left, since what comes after a cut would no longer follow from it.</summary>
    public string? Share(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        if (Whole(text) is { } whole)
            return whole;
        var cut = _words == 0 ? null : ExcerptWords.CutUnits(ExcerptWords.Cut(text, _words), _units);
        Spend(_words, _units);
        return cut;
    }

    private void Spend(int words, int units)
    {
        _isSpent = true;
        _words -= words;
        _units -= units;
    }
}
