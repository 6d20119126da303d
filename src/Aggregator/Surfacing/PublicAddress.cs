using Microsoft.Extensions.Options;

namespace Aggregator.Surfacing;

/// <summary>Where readers find the portal: the configured address, else the host that they asked.</summary>
internal sealed class PublicAddress(IOptions<SurfacingOptions> options)
{
    private readonly Uri? _configured = options.Value.PublicUrl is { Length: > 0 } url ? new Uri(url.TrimEnd('/') + "/") : null;

    public Uri Of(HttpRequest request) => _configured ?? OfHost(request);

    private static Uri OfHost(HttpRequest request) =>
        Uri.TryCreate($"{request.Scheme}://{request.Host.Value}{request.PathBase}/", UriKind.Absolute, out var address)
            ? address
            // A request without a usable Host (HTTP/1.0, say) still gets an answer.
            : new Uri("http://localhost/");
}
