using System.Text.Json;
using Aggregator.Storing;
using Aggregator.Surfacing.Api;
using Aggregator.Surfacing.Portal;
using Microsoft.AspNetCore.Diagnostics;

namespace Aggregator.Surfacing;

/// <summary>What no handler answered: a problem under /api, a page elsewhere; never a stack trace, never an empty body.</summary>
internal static class Faults
{
    public static void UseFaults(this WebApplication app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            AllowStatusCode404Response = true,
            StatusCodeSelector = StatusOf,
            ExceptionHandler = context => WriteAsync(context, context.Response.StatusCode),
        });
        app.UseStatusCodePages(context => WriteAsync(context.HttpContext, context.HttpContext.Response.StatusCode));
    }

    private static int StatusOf(Exception exception) => exception switch
    {
        StoreException => StatusCodes.Status503ServiceUnavailable,
        BadHttpRequestException bad => bad.StatusCode,
        _ => StatusCodes.Status500InternalServerError,
    };

    private static async Task WriteAsync(HttpContext context, int status)
    {
        var response = context.Response;
        response.Headers.CacheControl = "no-store";
        if (status == StatusCodes.Status503ServiceUnavailable)
        {
            response.Headers.RetryAfter = "5";
        }

        var api = context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
            || context.Request.Path.StartsWithSegments("/admin/api", StringComparison.OrdinalIgnoreCase)
            || context.Request.Path.StartsWithSegments("/openapi", StringComparison.OrdinalIgnoreCase)
            || context.Features.Get<IExceptionHandlerFeature>()?.Endpoint?.Metadata.GetMetadata<ForPrograms>() is not null;
        var body = api
            ? JsonSerializer.SerializeToUtf8Bytes(Problems.OfStatus(status, context), ListBytes.Json.ProblemDetails)
            : await FaultPages.OfStatusAsync(status, context);
        response.ContentType = api ? Problems.ContentType : PageRenderer.ContentType;
        response.ContentLength = body.Length;
        response.Headers.XContentTypeOptions = "nosniff";
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await response.Body.WriteAsync(body, context.RequestAborted);
        }
    }
}
