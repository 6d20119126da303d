using Aggregator.Rights;

namespace Aggregator.Fetching;

/// <summary>Reads <c>tdm-reservation</c> and <c>tdm-policy</c> as headers and meta elements carry them (TDM Reservation Protocol, W3C Community Group report of 10 May 2024).</summary>
public static class TdmReservation
{
    /// <param name="reservation">"1" reserves, "0" does not; anything else says nothing.</param>
    /// <param name="policy">Where terms stand; counts only where rights are reserved.</param>
    /// <param name="address">What a relative policy is resolved against.</param>
    public static RightsSignals Of(string? reservation, string? policy, Uri address) => reservation?.Trim(' ', '\t', '"') switch
    {
        "1" or "true" => new RightsSignals { TdmReserved = true, TdmPolicy = Policy(policy, address) },
        "0" or "false" => new RightsSignals { TdmReserved = false },
        _ => RightsSignals.None,
    };

    private static Uri? Policy(string? policy, Uri address) =>
        policy?.Trim(' ', '\t', '"') is { Length: > 0 and <= 2_000 } text && Redirects.Resolve(address, text) is { } to && to.Scheme is "http" or "https" ? to : null;
}
