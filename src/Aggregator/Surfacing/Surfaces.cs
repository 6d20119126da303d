using System.Text.Json.Serialization;
using Aggregator.Admin;
using Aggregator.Admin.Access;
using Aggregator.Surfacing.Api;
using Aggregator.Surfacing.Feeds;
using Aggregator.Surfacing.Portal;
using Aggregator.Surfacing.Stream;
using Aggregator.Surfacing.Timing;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Aggregator.Surfacing;

/// <summary>All surfaces at once, for the program's composition. They need an <c>IArticleQueries</c> and an <c>IChangeFeed</c>.</summary>
internal static class Surfaces
{
    public static IServiceCollection AddSurfaces(this IServiceCollection services)
    {
        services.AddOptions<SurfacingOptions>().BindConfiguration(SurfacingOptions.Section).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<SurfacingOptions>, SurfacingOptionsValidator>());
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<Newsroom>();
        services.AddSingleton<ReadyAnswers>();
        services.AddSingleton<Repeats>();
        services.AddSingleton<Freshness>();
        services.AddSingleton<PublicAddress>();
        services.AddPortal();
        services.AddFeeds();
        services.ConfigureHttpJsonOptions(o =>
        {
            // First, so that what the description shows is what the API writes.
            o.SerializerOptions.TypeInfoResolverChain.Insert(0, ListBytes.Json);
            o.SerializerOptions.Converters.Add(new InstantConverter());
            o.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
        });
        services.AddOptions<ApiOptions>().BindConfiguration(ApiOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<ApiOptions>, ApiOptionsValidator>();
        services.AddSingleton<ApiGate>();
        services.AddSingleton<ApiCaching>();
        services.AddCors();
        services.AddSingleton<IConfigureOptions<CorsOptions>, ApiCors>();
        services.Configure<KestrelServerOptions>(ServerLimits.Set);
        services.AddStream();
        services.AddTiming();
        services.AddApiDescription();
        services.AddAccess();
        return services;
    }

    /// <summary>Maps every surface, and answers for whatever fails in them.</summary>
    public static WebApplication MapSurfaces(this WebApplication app)
    {
        var repeats = app.Services.GetRequiredService<Repeats>();
        app.Use(next => context => repeats.AnswerAsync(context, next));
        app.UseFaults();
        app.UseKnownProxies();
        app.UseRouting();
        app.UseCors();
        app.UseAdminGate();
        app.MapArticles();
        app.MapRevisions();
        app.MapHeadlines();
        app.MapStream();
        app.MapSections();
        app.MapSearch();
        app.MapOutlets();
        app.MapProblemKinds();
        app.MapOpenApi(ApiDescription.DocumentPath);
        app.MapPortal();
        app.MapFeeds();
        app.MapOwnFiles();
        app.MapAdmin();
        app.MapAccess();
        app.MapFreshness();
        return app;
    }
}
