using Aggregator.Previewing;

namespace Aggregator.Discovering;

/// <summary>Search and preview, for the program's composition. They need what fetching, reading and ingesting register.</summary>
internal static class DiscoveringServices
{
    public static IServiceCollection AddDiscovering(this IServiceCollection services)
    {
        services.AddOptions<DiscoveringOptions>().BindConfiguration(DiscoveringOptions.Section);
        services.AddSingleton<Discovery>();
        services.AddSingleton<Preview>();
        return services;
    }
}
