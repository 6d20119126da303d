using Aggregator.Extracting;
using Aggregator.Fetching;
using Aggregator.Reading;
using Aggregator.Storing;

namespace Aggregator.Operating;

/// <summary>Puts the observed kinds of the stages' interfaces around what was registered for them; the stages themselves know nothing of it.</summary>
internal static class Decoration
{
    /// <summary>Call when the stages are registered.</summary>
    public static void Observe(this IServiceCollection services)
    {
        services.Wrap<IFetcher>((fetcher, s) => new ObservedFetcher(fetcher, s.GetRequiredService<TimeProvider>()));
        services.Wrap<ISourceReader>((reader, _) => new ObservedReader(reader));
        services.Wrap<IPageExtractor>((extractor, _) => new ObservedExtractor(extractor));
        services.Wrap<IIngestStore>((store, s) => new ObservedStore(store, s.GetRequiredService<TimeProvider>()));
    }

    private static void Wrap<T>(this IServiceCollection services, Func<T, IServiceProvider, T> wrap)
        where T : class
    {
        for (var i = 0; i < services.Count; i++)
        {
            if (services[i] is var registered && registered.ServiceType == typeof(T))
                services[i] = ServiceDescriptor.Singleton(s => wrap(Make<T>(s, registered), s));
        }
    }

    private static T Make<T>(IServiceProvider services, ServiceDescriptor registered) => (T)(
        registered.ImplementationInstance
        ?? registered.ImplementationFactory?.Invoke(services)
        ?? ActivatorUtilities.CreateInstance(services, registered.ImplementationType!));
}
