using System.Text;

namespace Aggregator.Fetching;

/// <summary>Tells addresses that can be asked from those that only parse: the framework throws where such a one's host is used.</summary>
public static class WebAddress
{
    /// <summary>http or https, with a host that has a form which can be looked up (RFC 5891 §4.4); <c>gaz…ette.example</c> and <c>xn--é.example</c> have none.</summary>
    public static bool CanBeAsked(Uri address) =>
        address.IsAbsoluteUri && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps) && address.Host.Length > 0 && HasLookUpForm(address);

    private static bool HasLookUpForm(Uri address)
    {
        if (Ascii.IsValid(address.Host) && !address.Host.Contains("xn--", StringComparison.OrdinalIgnoreCase))
            return true;
        try
        {
            return address.IdnHost.Length > 0;
        }
        catch (UriFormatException)
        {
            return false;
        }
    }
}
