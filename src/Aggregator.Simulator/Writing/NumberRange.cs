using System.Globalization;

namespace Aggregator.Simulator.Writing;

/// <summary>A range of numbers as a template writes it: <c>120..480</c>, <c>1.2..9.8</c>, <c>1000..9000/100</c>.</summary>
internal sealed record NumberRange(decimal From, decimal To, decimal Step)
{
    /// <summary>Null where the text is not a range.</summary>
    public static NumberRange? Parse(string text)
    {
        var (range, slash) = (text, text.IndexOf('/'));
        decimal? step = null;
        if (slash > 0 && Number(text[(slash + 1)..]) is { } given)
            (range, step) = (text[..slash], given);
        if (range.Split("..") is not [var low, var high] || Number(low) is not { } from || Number(high) is not { } to || to < from)
            return null;
        return new NumberRange(from, to, step ?? (low.Contains('.') || high.Contains('.') ? 0.1m : 1m));
    }

    public string Draw(Dice dice)
    {
        var value = From + (dice.Below((int)((To - From) / Step) + 1) * Step);
        return value.ToString(Step < 1 ? "#,0.0" : "#,0", CultureInfo.InvariantCulture);
    }

    private static decimal? Number(string text) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;
}
