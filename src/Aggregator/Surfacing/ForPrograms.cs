namespace Aggregator.Surfacing;

/// <summary>Marks an address that programs ask for, apart from the API's: what goes wrong there is a problem in JSON, not a page.</summary>
internal sealed class ForPrograms
{
    public static ForPrograms Mark { get; } = new();
}
