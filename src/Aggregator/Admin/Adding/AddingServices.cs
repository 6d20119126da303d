using Aggregator.Admin.Picking;

namespace Aggregator.Admin.Adding;

/// <summary>Adding sources, for the program's composition. It needs what <c>AddDiscovering</c> registers, and a <c>SourceEditor</c>.</summary>
internal static class AddingServices
{
    public static IServiceCollection AddAdding(this IServiceCollection services)
    {
        services.AddSingleton<Errands>();
        services.AddSingleton<AddingDesk>();
        services.AddSingleton<PickPages>();
        services.AddSingleton<PickDesk>();
        return services;
    }
}
