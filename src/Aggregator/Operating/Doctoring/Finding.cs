namespace Aggregator.Operating;

/// <summary>How bad a finding is.</summary>
internal enum Gravity
{
    Ok,

    /// <summary>It works, but somebody should know.</summary>
    Warning,

    /// <summary>It does not work, or will not for long.</summary>
    Bad,
}

/// <summary>What one check found.</summary>
/// <param name="Check">What was looked at.</param>
/// <param name="Gravity">How bad it is.</param>
/// <param name="Says">What was found, with its values.</param>
/// <param name="Advice">What to do; null where nothing has to be done.</param>
internal sealed record Finding(string Check, Gravity Gravity, string Says, string? Advice = null);
