using System.Globalization;
using System.Text;

namespace Aggregator.Normalising;

/// <summary>Folds the many addresses of one report into one: tracking parameters, fragments, AMP caches, AMP and mobile variants.</summary>
public static class CanonicalAddress
{
    private static readonly string[] Hosts = ["www.", "m.", "amp.", "mobile.", "touch.", "wap."];
    private static readonly string[] Ends = ["/amp", ".amp", "/amp.html", ".amp.html", "/amp.htm", "/index.html", "/index.htm", "/index.php"];

    /// <summary>The address that readers are sent to: the outlet's own, without fragment, tracking parameters, user and password.</summary>
    public static Uri Of(Uri address)
    {
        ArgumentNullException.ThrowIfNull(address);
        var own = AmpAddress.Outlets(address);
        if (own.Query.Length <= 1 && own.Fragment.Length == 0 && own.UserInfo.Length == 0)
            return own;
        return new UriBuilder(own) { UserName = "", Password = "", Fragment = "", Query = WithoutTracking(own) }.Uri;
    }

    /// <summary>
    /// What two addresses of one report have in common: neither scheme, <c>www.</c>, <c>m.</c>, <c>amp.</c>, AMP path or cache, case of host and of escapes, final slash
    /// nor order of parameters tell them apart.
    /// </summary>
    public static string Key(Uri address)
    {
        ArgumentNullException.ThrowIfNull(address);
        var own = AmpAddress.Outlets(address);
        var key = new StringBuilder(PlainHost(own.IdnHost.ToLowerInvariant()));
        if (!own.IsDefaultPort)
            key.Append(':').Append(own.Port);
        var path = PlainPath(own.AbsolutePath);
        key.Append(path);
        if (own.Query.Length > 1)
            AppendQuery(key, own.Query, NamesReport(path));
        return key.ToString();
    }

    // Variants are stacked ("www.m.", "amp.www."); a name that was registered as "m.co.uk" is none.
    private static string PlainHost(string host)
    {
        for (var plain = host; ;)
        {
            if (Hosts.FirstOrDefault(v => plain.StartsWith(v, StringComparison.Ordinal)) is not { } variant || Site.Registrable(plain).Length == plain.Length)
                return plain;
            plain = plain[variant.Length..];
        }
    }

    private static string PlainPath(string path)
    {
        var plain = path.TrimEnd('/');
        if (plain.IndexOf(";jsessionid=", StringComparison.OrdinalIgnoreCase) is >= 0 and var session)
            plain = plain[..session].TrimEnd('/');
        if (plain.IndexOf("/amp/", StringComparison.OrdinalIgnoreCase) is >= 0 and var amp)
            plain = plain.Remove(amp, 4);
        while (Ends.FirstOrDefault(e => plain.Length > e.Length && plain.EndsWith(e, StringComparison.OrdinalIgnoreCase)) is { } end)
            plain = plain[..^end.Length].TrimEnd('/');
        return plain.Contains('%', StringComparison.Ordinal) ? WithEscapesInCapitals(plain) : plain;
    }

    // RFC 3986 §6.2.2.1
    private static string WithEscapesInCapitals(string path) => string.Create(path.Length, path, static (to, from) =>
    {
        for (var i = 0; i < from.Length; i++)
            to[i] = i > 0 && (from[i - 1] == '%' || (i > 1 && from[i - 2] == '%')) ? char.ToUpper(from[i], CultureInfo.InvariantCulture) : from[i];
    });

    // "/news/uk-12345678" and "/news/mayor-blocks-police-contract" do, "/news/story" and "/article.php" do not.
    private static bool NamesReport(ReadOnlySpan<char> path)
    {
        var name = path[(path.LastIndexOf('/') + 1)..];
        return name.Count('-') >= 3 || AddressNumber.In(path) is not null;
    }

    private static void AppendQuery(StringBuilder key, string query, bool pathNamesReport)
    {
        var before = '?';
        foreach (var parameter in TrackingParameters.Telling(query, pathNamesReport).Order(StringComparer.Ordinal))
        {
            key.Append(before).Append(parameter);
            before = '&';
        }
    }

    private static string WithoutTracking(Uri address) =>
        string.Join('&', TrackingParameters.Telling(address.Query, NamesReport(PlainPath(address.AbsolutePath)))) is { Length: > 0 } telling ? "?" + telling : "";
}
