namespace Aggregator.Surfacing.Portal;

/// <summary>What the portal is called.</summary>
internal static class Site
{
    public const string Name = "Britain’s News Portal";
    public const string Tagline = "Around The Clock";
    public const string Title = "Britain's News Portal, Around The Clock";
}
