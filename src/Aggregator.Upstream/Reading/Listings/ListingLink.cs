using AngleSharp.Dom;

namespace Aggregator.Reading.Listings;

/// <summary>One report's address on a listing, with every anchor that leads to it.</summary>
internal sealed record ListingLink(string Key, Uri Address, List<IElement> Anchors, IReadOnlyDictionary<IElement, string> Owners)
{
    /// <summary>Whether an anchor leads to another report, which ends the card around this one.</summary>
    public bool IsOther(IElement anchor) => Owners.TryGetValue(anchor, out var key) && key != Key;
}
