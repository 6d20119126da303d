using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Aggregator.Surfacing.Api;

/// <summary>Maps the API's endpoints and describes them as OpenAPI.</summary>
internal static class ApiDescription
{
    public const string DocumentPath = "/openapi/{documentName}.json";

    public const string CorsPolicy = "api";

    private static readonly string[] Reads = [HttpMethods.Get, HttpMethods.Head];

    public static RouteHandlerBuilder MapApi(this IEndpointRouteBuilder routes, string pattern, Delegate handler) =>
        routes.MapMethods("/api/v1" + pattern, Reads, handler).WithTags("v1").AddEndpointFilter<RouteHandlerBuilder, ApiGateFilter>().WithMetadata(new Repeatable(IsGated: true)).RequireCors(CorsPolicy);

    public static RouteHandlerBuilder MapStreamApi(this IEndpointRouteBuilder routes, string pattern, Delegate handler) => routes.MapApi(pattern, handler);

    /// <summary>Says of an endpoint that it answers with a stream of events.</summary>
    public static RouteHandlerBuilder DescribesStream(this RouteHandlerBuilder endpoint, params int[] problems)
    {
        endpoint.Produces<string>(StatusCodes.Status200OK, Stream.StreamApi.ContentType);
        foreach (var status in problems.Append(StatusCodes.Status503ServiceUnavailable))
        {
            endpoint.Produces<ProblemDetails>(status, Problems.ContentType);
        }

        return endpoint.AddOpenApiOperationTransformer((operation, _, _) =>
        {
            operation.Parameters ??= [];
            operation.Parameters.Add(new OpenApiParameter
            {
                Name = "Last-Event-ID",
                In = ParameterLocation.Header,
                Description = "The id of the last event that is known; browsers send it by themselves when they come back.",
                Schema = new OpenApiSchema { Type = JsonSchemaType.String },
            });
            operation.Parameters.Add(new OpenApiParameter
            {
                Name = "after",
                In = ParameterLocation.Query,
                Description = "The same where no header can be set; 0 for all that is recorded.",
                Schema = new OpenApiSchema { Type = JsonSchemaType.String },
            });
            return Task.CompletedTask;
        });
    }

    /// <summary>Says what the endpoint answers with; every one may also answer 304 and 503.</summary>
    public static RouteHandlerBuilder Describes<T>(this RouteHandlerBuilder endpoint, IReadOnlyList<Parameter> parameters, params int[] problems)
    {
        endpoint.Produces<T>(StatusCodes.Status200OK, "application/json").Produces(StatusCodes.Status304NotModified);
        foreach (var status in problems.Append(StatusCodes.Status503ServiceUnavailable))
        {
            endpoint.Produces<ProblemDetails>(status, Problems.ContentType);
        }

        return endpoint.AddOpenApiOperationTransformer((operation, _, _) =>
        {
            AddParameters(operation, parameters);
            AddHeaders(operation);
            return Task.CompletedTask;
        });
    }

    public static void AddApiDescription(this IServiceCollection services) => services.AddOpenApi("v1", o =>
    {
        o.ShouldInclude = d => d.RelativePath?.StartsWith("api/", StringComparison.Ordinal) == true && d.HttpMethod == HttpMethods.Get;
        o.CreateSchemaReferenceId = type => OpenApiOptions.CreateDefaultSchemaReferenceId(type)?.Replace("View", "", StringComparison.Ordinal);
        o.AddSchemaTransformer((schema, context, _) =>
        {
            // Our own converter hides from the generator that instants are strings.
            schema.Type = schema.Format == "date-time" ? JsonSchemaType.String | (context.JsonTypeInfo.Type == typeof(DateTimeOffset?) ? JsonSchemaType.Null : 0) : schema.Type;
            return Task.CompletedTask;
        });
        o.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new()
            {
                Title = "Aggregator",
                Version = "1",
                Description = "British news reports in one shape, each with its attribution. HEAD is answered wherever GET is. "
                    + "JSON is camelCase with nulls written; instants are RFC 3339 in UTC; errors are RFC 9457 problem details.",
            };
            // The copy in docs/ would otherwise differ by the port that a test happened to get.
            document.Servers = [];
            return Task.CompletedTask;
        });
    });

    private static void AddParameters(OpenApiOperation operation, IReadOnlyList<Parameter> parameters)
    {
        operation.Parameters ??= [];
        foreach (var parameter in parameters)
        {
            operation.Parameters.Add(new OpenApiParameter { Name = parameter.Name, In = ParameterLocation.Query, Description = parameter.Description, Schema = parameter.Schema });
        }

        operation.Parameters.Add(new OpenApiParameter
        {
            Name = "If-None-Match",
            In = ParameterLocation.Header,
            Description = "An ETag as an earlier answer gave it: 304 if the answer would say the same.",
            Schema = new OpenApiSchema { Type = JsonSchemaType.String },
        });
    }

    private static void AddHeaders(OpenApiOperation operation)
    {
        if (operation.Responses?["200"] is OpenApiResponse ok)
        {
            ok.Headers = new Dictionary<string, IOpenApiHeader>(StringComparer.Ordinal)
            {
                ["ETag"] = new OpenApiHeader { Description = "Strong tag of what the answer says (asOf apart).", Schema = new OpenApiSchema { Type = JsonSchemaType.String } },
            };
        }
    }
}
