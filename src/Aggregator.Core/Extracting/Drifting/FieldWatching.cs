namespace Aggregator.Extracting.Drifting;

/// <summary>One more page for one field. Pure.</summary>
internal static class FieldWatching
{
    // A selector is written to find something on every page; a field may be empty now and then.
    private const double StraySelector = 0.005;
    private const double StrayField = 0.02;
    private const double TrustInSelector = 20;

    // A length is odd below a third or above three times of what is usual, and further where lengths vary more by themselves.
    private static readonly double LeastFactor = Math.Log(3);
    private const double Deviations = 3;
    private const double LengthsBefore = 6;
    private const double Remembered = 400;

    // After so many pages of it, a change is how the outlet is now, and no longer news.
    private const int NewNormal = 100;

    public static FieldDrift After(FieldDrift before, FieldSighting page, DateTimeOffset now)
    {
        var next = before.Selector == page.Selector ? before : OtherSelector(before, page.Selector);
        var filled = page.Layer is not null;
        var usual = next.UsualLayer;
        next = next with { Missing = Settled(next.Missing.After(!filled, StrayField, 0, now)), LastLayer = page.Layer };
        if (page.Selector is not null)
            next = next with { Dead = next.Dead.After(!page.SelectorFound, StraySelector, TrustInSelector, now) };
        if (!next.Dead.IsBroken && next.Suggestion is not null)
            next = next with { Suggestion = null };
        if (!filled)
            return next;
        // A selector that finds nothing hands its field to another layer: one break, told once.
        if (page.Selector is null && usual is not null)
            next = Shifted(next, next.Shift.After(page.Layer != usual, StrayField, 0, now));
        if (!next.Shift.IsBroken)
            next = next with { Layers = Counted(next.Layers, page.Layer!) };
        return page.Field == PageField.Body ? Measured(next, page.Length, now) : next;
    }

    private static FieldDrift OtherSelector(FieldDrift before, string? selector) => before with
    {
        Selector = selector,
        Dead = Watch.New,
        Suggestion = null,
        Shift = Watch.New,
        Layers = new SortedDictionary<string, double>(StringComparer.Ordinal),
    };

    private static FieldDrift Shifted(FieldDrift before, Watch shift) => WasSettled(shift, Settled(shift))
        ? before with { Shift = Watch.New, Layers = new SortedDictionary<string, double>(StringComparer.Ordinal) }
        : before with { Shift = shift };

    private static FieldDrift Measured(FieldDrift before, int words, DateTimeOffset now)
    {
        var log = Math.Log(1 + words);
        var next = before;
        if (before.Lengths >= LengthsBefore)
        {
            var far = Math.Max(LeastFactor, Deviations * Math.Sqrt(before.LogVariance));
            next = next with
            {
                Shorter = Settled(next.Shorter.After(log < before.LogLength - far, StrayField, 0, now)),
                Longer = Settled(next.Longer.After(log > before.LogLength + far, StrayField, 0, now)),
            };
            if (WasSettled(before.Shorter, next.Shorter) || WasSettled(before.Longer, next.Longer))
                return next with { LogLength = log, LogVariance = 0, Lengths = 1 };
            if (next.Shorter.IsBroken || next.Longer.IsBroken)
                return next;
        }

        var count = Math.Min(Remembered, next.Lengths) + 1;
        var difference = log - next.LogLength;
        var mean = next.LogLength + (difference / count);
        return next with
        {
            Lengths = count,
            LogLength = Math.Round(mean, 4),
            LogVariance = Math.Round(next.LogVariance + (((difference * (log - mean)) - next.LogVariance) / count), 4),
        };
    }

    private static Watch Settled(Watch watch) => watch.IsBroken && watch.PagesSince >= NewNormal ? Watch.New : watch;

    private static bool WasSettled(Watch before, Watch after) => before.IsBroken && after == Watch.New;

    private static SortedDictionary<string, double> Counted(IReadOnlyDictionary<string, double> layers, string layer)
    {
        var counted = new SortedDictionary<string, double>(StringComparer.Ordinal);
        var keep = layers.Values.Sum() > Remembered ? Remembered / (Remembered + 1) : 1;
        foreach (var (name, count) in layers)
            counted[name] = Math.Round(count * keep, 2);
        counted[layer] = counted.GetValueOrDefault(layer) + 1;
        return counted;
    }
}
