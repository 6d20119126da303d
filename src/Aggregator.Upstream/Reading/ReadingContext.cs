using System.Xml.Linq;
using Aggregator.Fetching;

namespace Aggregator.Reading;

/// <summary>What the mappers of one document share.</summary>
internal sealed class ReadingContext
{
    private const int MostWarnings = 20;
    private readonly List<string> _warnings = [];

    public ReadingContext(SourceDocument document)
    {
        Dates = new DateReader(document.TimeZone, document.Country);
        Base = document.ContentLocation is { } location ? Absolute(location, document.Address) : document.Address;
    }

    /// <summary>The base of relative addresses outside any xml:base (RFC 3986 §5.1). Where a file has no address, its own link may stand in.</summary>
    public Uri? Base { get; set; }

    public DateReader Dates { get; }

    /// <summary>What each namespace of the document turned out to be.</summary>
    public Dictionary<XNamespace, Vocabulary> Namespaces { get; } = [];

    public RepairLog Repairs { get; } = new();

    public IReadOnlyList<string> Warnings => _warnings;

    public void Warn(string warning)
    {
        if (_warnings.Count < MostWarnings)
            _warnings.Add(warning);
    }

    private static Uri? Absolute(Uri location, Uri? address)
    {
        if (location.IsAbsoluteUri && location.Scheme is "http" or "https")
            return location;
        return address is not null && Uri.TryCreate(address, location.OriginalString, out var resolved) && WebAddress.CanBeAsked(resolved) ? resolved : address;
    }
}
