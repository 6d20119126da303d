using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Aggregator.Sources;

/// <summary>How a source is asked (section <c>Request</c> of a source), read strictly. No message repeats what stands in it: it may be a secret.</summary>
internal static partial class AccessList
{
    private const int LongestValue = 4096;

    // What the fetcher says of itself, of the message and of the connection is its own; credentials have settings of their own.
    private static readonly HashSet<string> Ours = new(StringComparer.OrdinalIgnoreCase)
    {
        "Host", "Connection", "Keep-Alive", "Transfer-Encoding", "TE", "Trailer", "Upgrade", "HTTP2-Settings", "Expect", "Via", "Forwarded", "Date", "Max-Forwards",
        "Range", "Accept-Encoding", "User-Agent", "From", "Authorization", "Origin",
    };

    private static readonly string[] OurFamilies = ["Content-", "If-", "Proxy-", "Sec-", "X-Forwarded-"];

    public static SourceAccess Read(ConfiguredSection section, SourceKind kind, Uri home)
    {
        if (section.IsEmpty)
            return SourceAccess.None;
        var access = new SourceAccess
        {
            Home = home,
            Headers = section.Children("Headers").Select(Header).OfType<RequestHeader>().ToList(),
            Authorization = Authorization(section),
            Proxy = Proxy(section),
            Ports = section.Children("Ports").Select(Port).Where(p => p > 0).Distinct().ToList(),
            ObeyRobots = section.Text("ObeyRobots") is null ? null : section.Flag("ObeyRobots", true),
        };
        section.RefuseUnknown();
        if (access.ObeyRobots == false && kind == SourceKind.Listing)
            section.Wrong("ObeyRobots", "false", "true or left out: listings and pages always obey robots.txt");
        return access;
    }

    private static RequestHeader? Header(ConfiguredSection section)
    {
        var name = section.Key;
        if (!Token.IsMatch(name) || Ours.Contains(name) || OurFamilies.Any(f => name.StartsWith(f, StringComparison.OrdinalIgnoreCase)))
            section.WrongSecret(null, "a header that a source may want, such as X-Api-Key or Cookie; identity, credentials, conditions and the connection are not set here");
        else if (section.Value?.Trim() is not { Length: > 0 and <= LongestValue } value || !value.All(IsPrintable))
            section.WrongSecret(null, $"from 1 to {LongestValue} printable ASCII characters without line breaks");
        else
            return new RequestHeader(name, new Secret(value));
        return null;
    }

    private static Secret? Authorization(ConfiguredSection section)
    {
        var basic = Basic(section.Section("Basic"));
        if (section.Text("Bearer") is not { } bearer)
            return basic;
        if (basic is not null)
            section.WrongSecret("Bearer", "left out where Basic is set: there is one credential");
        else if (bearer.Length > LongestValue || !BearerToken.IsMatch(bearer))
            section.WrongSecret("Bearer", "a bearer token without the word Bearer (RFC 6750 §2.1)");
        return new Secret("Bearer " + bearer);
    }

    private static Secret? Basic(ConfiguredSection section)
    {
        if (section.IsEmpty)
            return null;
        var (user, password) = (section.Text("User"), section.Text("Password"));
        section.RefuseUnknown();
        // RFC 7617 §2: the first colon ends the user name.
        if (user is null || user.Contains(':', StringComparison.Ordinal) || user.Any(char.IsControl))
            section.WrongSecret("User", "a user name without a colon and control characters");
        if (password is null || password.Length > LongestValue || password.Any(char.IsControl))
            section.WrongSecret("Password", "the password that belongs to User, without control characters");
        return new Secret("Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}")));
    }

    private static ProxyAddress? Proxy(ConfiguredSection section)
    {
        if (section.Text("Proxy") is not { } text)
            return null;
        var proxy = ProxyAddress.Parse(text);
        if (proxy is null)
            section.WrongSecret("Proxy", "a proxy's address, such as http://proxy.example:3128");
        return proxy;
    }

    private static int Port(ConfiguredSection section)
    {
        if (int.TryParse(section.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and <= 65535)
            return port;
        section.Wrong(null, section.Value ?? "", "a port from 1 to 65535");
        return 0;
    }

    private static bool IsPrintable(char c) => c is >= ' ' and <= '~';

    [GeneratedRegex("^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}\\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Token { get; }

    [GeneratedRegex("^[A-Za-z0-9._~+/-]+=*\\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex BearerToken { get; }
}
