using Aggregator.Sources;

namespace Aggregator.Admin;

/// <summary>Addresses of a source in the console: its id is two segments.</summary>
internal static class SourceLinks
{
    public static string Of(SourceId id) => $"/admin/source/{Path(id)}";

    public static string Do(SourceId id, string action) => $"/admin/source/{Path(id)}/{action}";

    /// <summary>An element's id for it.</summary>
    public static string Mark(string prefix, SourceId id) => $"{prefix}-{id.Value.Replace('/', '-')}";

    private static string Path(SourceId id) => string.Join('/', id.Value.Split('/').Select(Uri.EscapeDataString));
}
