using Aggregator.Normalising;

namespace Aggregator.Rights;

/// <summary>The credit line that stands with an article: the outlet's own, else what its licence asks for, else its name.</summary>
public static class CreditLine
{
    /// <summary>Never empty.</summary>
    public static string Of(Attribution attribution, RightsPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(attribution);
        ArgumentNullException.ThrowIfNull(policy);
        if (policy.Credit is { Length: > 0 } own)
            return own;
        if (attribution.Credit is { Length: > 0 } stated && stated != attribution.Outlet)
            return stated;
        return Licences.Of(attribution.Licence ?? policy.Licence) is { } licence ? OfLicence(attribution, licence) : attribution.Outlet;
    }

    // CC BY 4.0 §3.a.1: who made it, and the licence by name (its address stands beside, as the licence).
    private static string OfLicence(Attribution attribution, KnownLicence licence) => licence.Acknowledgement ?? licence.Id switch
    {
        "CC0-1.0" => attribution.Outlet,
        _ => $"{attribution.Outlet}, {licence.Name}",
    };
}
