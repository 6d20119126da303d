namespace Aggregator.Surfacing.Portal;

/// <summary>Addresses that may become links.</summary>
internal static class Links
{
    public static bool IsWeb(Uri address) => address is { IsAbsoluteUri: true } && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp);

    /// <summary>The address, or null (and so no <c>href</c>) for anything but http and https: upstream text may hold <c>javascript:</c>.</summary>
    public static string? Web(Uri address) => IsWeb(address) ? address.AbsoluteUri : null;

    public static string Section(string category) => "/section/" + Uri.EscapeDataString(category);

    /// <summary>Categories of articles are upstream text until they are known.</summary>
    public static string SectionClass(string? category) => category is not null && Sections.Known.Contains(category) ? "in-" + category : "";

    public static string Outlet(string id) => "/outlet/" + Uri.EscapeDataString(id);

    /// <summary>A licence or the like: a link where it is an address.</summary>
    public static string? Web(string? text) => Uri.TryCreate(text, UriKind.Absolute, out var address) ? Web(address) : null;

    public static string Mail(string subject, string address) => $"mailto:?subject={Uri.EscapeDataString(subject)}&body={Uri.EscapeDataString(address)}";

    public static string Facebook(string address) => $"https://www.facebook.com/sharer/sharer.php?u={Uri.EscapeDataString(address)}";

    public static string X(string subject, string address) => $"https://x.com/intent/post?text={Uri.EscapeDataString(subject)}&url={Uri.EscapeDataString(address)}";

    public static string Bluesky(string subject, string address) => $"https://bsky.app/intent/compose?text={Uri.EscapeDataString($"{subject} {address}")}";

    public static string WhatsApp(string subject, string address) => $"https://wa.me/?text={Uri.EscapeDataString($"{subject} {address}")}";
}
