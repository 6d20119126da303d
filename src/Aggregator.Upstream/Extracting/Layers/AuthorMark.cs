namespace Aggregator.Extracting.Layers;

/// <summary>Marks an author that the page itself calls an organisation, until authors are chosen.</summary>
internal static class AuthorMark
{
    public const string Organisation = "\u0001";
}
