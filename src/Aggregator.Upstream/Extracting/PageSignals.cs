using Aggregator.Fetching;
using Aggregator.Rights;
using AngleSharp.Dom;

namespace Aggregator.Extracting;

/// <summary>What a page's own meta elements say about its use; those of other agents (<c>googlebot</c>) do not concern us.</summary>
internal static class PageSignals
{
    public static RightsSignals Of(IEnumerable<IElement> metas, bool? isAccessibleForFree, Uri baseAddress)
    {
        var found = isAccessibleForFree is null ? RightsSignals.None : new RightsSignals { IsAccessibleForFree = isAccessibleForFree };
        string? reservation = null, policy = null;
        foreach (var meta in metas)
        {
            var name = (meta.GetAttribute("name") ?? meta.GetAttribute("http-equiv") ?? meta.GetAttribute("property"))?.Trim();
            if (string.IsNullOrEmpty(name) || meta.GetAttribute("content") is not { Length: > 0 } content)
                continue;
            if (Is(name, "robots") || Is(name, "x-robots-tag") || Is(name, FetchingOptions.Product))
                found = found.And(RobotsDirectives.OfMeta(content));
            else if (Is(name, "tdm-reservation"))
                reservation ??= content;
            else if (Is(name, "tdm-policy"))
                policy ??= content;
        }

        return reservation is null ? found : found.And(TdmReservation.Of(reservation, policy, baseAddress));
    }

    private static bool Is(string name, string other) => name.Equals(other, StringComparison.OrdinalIgnoreCase);
}
