using System.Net.Http.Headers;
using Aggregator.Rights;

namespace Aggregator.Fetching;

/// <summary>Reads what an answer's headers say about the use of its body.</summary>
internal static class SignalHeaders
{
    public static RightsSignals Read(HttpHeadersNonValidated headers, Uri address, string agent)
    {
        var found = RightsSignals.None;
        if (headers.TryGetValues("X-Robots-Tag", out var directives))
            found = RobotsDirectives.OfHeader(directives, agent);
        if (headers.TryGetValues("tdm-reservation", out var reservation))
            found = found.And(TdmReservation.Of(First(reservation), headers.TryGetValues("tdm-policy", out var policy) ? First(policy) : null, address));
        foreach (var name in (ReadOnlySpan<string>)["Content-Usage", "Content-Signal"])
        {
            if (headers.TryGetValues(name, out var preferences))
                found = found.And(UsagePreferences.Read(string.Join(',', preferences)));
        }

        return found;
    }

    private static string? First(HeaderStringValues values) => values.FirstOrDefault();
}
