using Aggregator.Surfacing.Portal;

namespace Aggregator.Admin.Access;

/// <summary>What every answer of the console tells browsers: keep nothing, frame nothing, tell no other site where you were.</summary>
internal static class AdminHeaders
{
    // When the answer starts, so that no handler's own word is left over.
    public static void Set(HttpResponse response) => response.OnStarting(static state =>
    {
        var headers = ((HttpResponse)state).Headers;
        headers.CacheControl = "no-store";
        headers.Remove("Pragma");
        if (headers.ContentSecurityPolicy.Count == 0)
            headers.ContentSecurityPolicy = ContentPolicy.Of([], null);
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        // Not no-referrer: browsers would then say Origin: null with our own forms.
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
        return Task.CompletedTask;
    }, response);
}
