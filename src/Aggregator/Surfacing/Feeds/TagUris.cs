using Microsoft.Extensions.Options;

namespace Aggregator.Surfacing.Feeds;

/// <summary>Names feeds and articles for good by tag URIs (RFC 4151): they stay the same when the portal's addresses change.</summary>
internal sealed class TagUris(IOptions<FeedsOptions> options)
{
    // Whoever runs the portal under a host had it when this program was first published.
    private const string Since = "2026";

    public string Of(Uri portal, string specific) =>
        $"tag:{(options.Value.TagAuthority is { Length: > 0 } authority ? authority : $"{Host(portal)},{Since}")}:{specific}";

    // An IPv6 address is no authority in a tag (RFC 4151 §2.1), and nobody but a developer has such a portal.
    private static string Host(Uri portal) => portal.HostNameType == UriHostNameType.IPv6 ? "localhost" : portal.IdnHost;
}
