using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Aggregator.Operating;

/// <summary>Metrics for Prometheus on the operators' port, metrics and traces by OTLP where that is set.</summary>
internal static class Observability
{
    public static void AddObservability(this IServiceCollection services, OperatingOptions options, OperatorPort port)
    {
        var telemetry = services.AddOpenTelemetry().ConfigureResource(r => r.AddService("aggregator", serviceVersion: Product.Version));
        if (port.Url is not null || options.OtlpEndpoint is not null)
        {
            telemetry.WithMetrics(metrics =>
            {
                metrics.AddMeter(Telemetry.Meters, "System.Runtime", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel");
                if (port.Url is not null)
                    metrics.AddPrometheusExporter();
                if (options.OtlpEndpoint is { } otlp)
                    metrics.AddOtlpExporter(o => o.Endpoint = otlp);
            });
        }

        if (options.OtlpEndpoint is { } endpoint)
        {
            telemetry.WithTracing(traces => traces
                .AddSource(Telemetry.Activities)
                .SetSampler(new ParentBasedSampler(new TraceIdRatioBasedSampler(options.TraceShare)))
                .AddOtlpExporter(o => o.Endpoint = endpoint));
        }
    }

    /// <summary>First in the pipeline: the operators' port serves its own and nothing else.</summary>
    public static void UseOperatorPort(this WebApplication app, OperatorPort port)
    {
        if (port.Url is null)
            return;
        app.UseWhen(port.Is, operators =>
        {
            operators.Use((context, next) =>
            {
                if (port.Accepts(context.Request.Host.Host))
                    return next(context);
                context.Response.StatusCode = StatusCodes.Status421MisdirectedRequest;
                return context.Response.WriteAsync("This port answers to the names of its own machine alone\n");
            });
            operators.UseOpenTelemetryPrometheusScrapingEndpoint("/metrics");
            operators.UseLogLevels();
            operators.Run(context =>
            {
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                return context.Response.WriteAsync("This port serves /metrics and /log-levels\n");
            });
        });
    }
}
