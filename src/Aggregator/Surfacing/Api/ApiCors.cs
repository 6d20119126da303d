using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.Extensions.Options;

namespace Aggregator.Surfacing.Api;

/// <summary>Which web origins' pages may read the API; without credentials, since there are none.</summary>
internal sealed class ApiCors(IOptions<ApiOptions> options) : IConfigureOptions<CorsOptions>
{
    private static readonly TimeSpan PreflightKept = TimeSpan.FromHours(1);

    public void Configure(CorsOptions cors) => cors.AddPolicy(ApiDescription.CorsPolicy, policy =>
    {
        var origins = options.Value.AllowedOrigins;
        if (origins.Contains("*"))
        {
            policy.AllowAnyOrigin();
        }
        else
        {
            policy.WithOrigins(origins);
        }

        policy.WithMethods(HttpMethods.Get, HttpMethods.Head)
            .WithHeaders("Authorization", ApiGate.KeyHeader, "If-None-Match", "Last-Event-ID")
            .WithExposedHeaders("ETag", "Last-Modified", "Retry-After")
            .SetPreflightMaxAge(PreflightKept);
    });
}
