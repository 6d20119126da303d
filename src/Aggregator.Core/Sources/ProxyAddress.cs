namespace Aggregator.Sources;

/// <summary>An HTTP proxy that the operator named, with what it asks for.</summary>
public sealed record ProxyAddress
{
    /// <summary>Scheme, host and port; never a user name.</summary>
    public required Uri Address { get; init; }

    /// <summary>Null where it asks for nothing.</summary>
    public string? User { get; init; }

    public Secret? Password { get; init; }

    /// <summary>Null for what is no proxy's address, such as <c>http://user:password@proxy.example:3128</c>.</summary>
    public static ProxyAddress? Parse(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || (uri.Scheme != Uri.UriSchemeHttp && uri.Scheme != Uri.UriSchemeHttps) || uri.Host.Length == 0 || uri.PathAndQuery != "/" || uri.Fragment.Length > 0)
            return null;
        var address = new Uri($"{uri.Scheme}://{uri.Authority}/");
        if (uri.UserInfo.Length == 0)
            return new ProxyAddress { Address = address };
        var parts = uri.UserInfo.Split(':', 2);
        return new ProxyAddress { Address = address, User = Uri.UnescapeDataString(parts[0]), Password = new Secret(parts.Length == 2 ? Uri.UnescapeDataString(parts[1]) : "") };
    }
}
