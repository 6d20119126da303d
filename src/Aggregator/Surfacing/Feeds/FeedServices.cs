using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Aggregator.Surfacing.Feeds;

/// <summary>What feeds and sitemaps need.</summary>
internal static class FeedServices
{
    public static void AddFeeds(this IServiceCollection services)
    {
        services.AddOptions<FeedsOptions>().BindConfiguration(FeedsOptions.Section).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<FeedsOptions>, FeedsOptionsValidator>());
        services.AddSingleton<TagUris>();
        services.AddSingleton<FeedMaker>();
        services.AddSingleton<PublishedFeeds>();
        services.AddSingleton<Sitemaps>();
        services.AddSingleton<OutletList>();
    }

    /// <summary>Only the daemon itself tells hubs: it needs the settings of fetching.</summary>
    public static void AddHubPings(this IServiceCollection services)
    {
        services.TryAddSingleton<Fetching.GuardedPost>();
        services.AddHostedService<HubPings>();
    }
}
