using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Aggregator.Surfacing.Portal;

/// <summary>What the portal's pages need.</summary>
internal static class PortalServices
{
    public static void AddPortal(this IServiceCollection services)
    {
        services.AddOptions<PortalOptions>().BindConfiguration(PortalOptions.Section).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<PortalOptions>, PortalOptionsValidator>());
        services.AddSingleton<Framing>();
        services.AddSingleton<Editions>();
    }
}
