namespace Aggregator.Extracting.Choosing;

/// <summary>Where a dateline is expected: around the headline and before the first prose, else right after the last.</summary>
internal readonly record struct DatelinePlace(int Headline, int FirstProse, int LastProse)
{
    private const int Around = 10;

    public static DatelinePlace Of(PageSurvey survey, string headline)
    {
        var at = survey.Blocks.FindIndex(b => b.IsHeading && headline.Length > 0 && Fold.Same(b.Text, headline));
        if (at < 0)
            at = survey.Blocks.FindIndex(b => b.Box.Tag == Scoring.Tag.H1);
        var first = survey.Blocks.FindIndex(Math.Max(0, at), b => b.IsProse && b.Words >= 25);
        return new DatelinePlace(at, first, survey.Blocks.FindLastIndex(b => b.IsProse && b.Words >= 25));
    }

    /// <summary>0 to 8.</summary>
    public int Score(int block)
    {
        if (Headline >= 0 && block >= Headline - 6 && block <= Headline + Around)
            return block >= Headline ? 8 : 7;
        if (FirstProse >= 0 && block >= FirstProse - Around && block <= FirstProse + 2)
            return 6;
        return LastProse >= 0 && block > LastProse && block <= LastProse + Around ? 4 : 1;
    }
}
