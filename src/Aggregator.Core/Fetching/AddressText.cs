using System.Globalization;

namespace Aggregator.Fetching;

/// <summary>Host and port of an address as it was written; strict, since every leniency is one that some parser further on reads differently.</summary>
/// <param name="Wrong">What is wrong with it; null where host and port are there.</param>
internal readonly record struct AddressText(string? Host, int Port, string? Wrong)
{
    public static AddressText Read(string text)
    {
        var address = text.Trim(' ');
        if (address.Any(c => char.IsControl(c) || char.IsWhiteSpace(c)))
            return No("it contains control characters or white space");
        var colon = address.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0 || address.AsSpan(0, colon).ContainsAny('/', '\\', '?'))
            return No("it has no scheme");
        var scheme = address[..colon].ToLowerInvariant();
        if (scheme is not ("http" or "https"))
            return No($"only http and https are fetched, not {scheme}:");
        if (!address.AsSpan(colon + 1).StartsWith("//"))
            return No("it has no host: two slashes have to follow the scheme");
        var rest = address.AsSpan(colon + 3);
        var end = rest.IndexOfAny('/', '?', '#');
        // "http://a#@b" and "http://a?@b" lead to a or to b, depending on who reads them.
        if (end >= 0 && rest[end] != '/' && rest[end..].Contains('@'))
            return No("it can be read as leading to two hosts");
        return Authority((end < 0 ? rest : rest[..end]).ToString(), scheme == "http" ? 80 : 443);
    }

    private static AddressText Authority(string authority, int usualPort)
    {
        if (authority.Contains('@', StringComparison.Ordinal))
            return No("it carries a user name or password");
        if (authority.AsSpan().ContainsAny('%', '\\'))
            return No("its host is escaped or carries a backslash or a zone");
        var afterHost = authority.StartsWith('[') ? authority.IndexOf(']', StringComparison.Ordinal) + 1 : authority.AsSpan().IndexOf(':') is >= 0 and var c ? c : authority.Length;
        if (afterHost <= 0 || authority.Length == 0)
            return No("it has no host");
        var host = authority[..afterHost];
        var port = authority[afterHost..];
        if (port is "" or ":")
            return new(host, usualPort, null);
        return port[0] == ':' && int.TryParse(port.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= 65535
            ? new(host, number, null)
            : No($"\"{port}\" is not a port");
    }

    private static AddressText No(string wrong) => new(null, 0, wrong);
}
