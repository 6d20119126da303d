using Aggregator.Surfacing.Portal;

namespace Aggregator.Surfacing;

/// <summary>Writes a ready answer, or 304 to a client that has it already.</summary>
internal sealed class ReadyResult(Answer answer) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var (request, response) = (httpContext.Request, httpContext.Response);
        response.Headers.CacheControl = "no-cache";
        response.Headers.XContentTypeOptions = "nosniff";
        if (answer.Policy is { } policy)
        {
            ContentPolicy.Set(response.Headers, policy);
        }

        if (answer.Status == StatusCodes.Status200OK)
        {
            response.Headers.ETag = answer.Tag;
            if (Has(request.Headers.IfNoneMatch, answer.Tag))
            {
                response.StatusCode = StatusCodes.Status304NotModified;
                return Task.CompletedTask;
            }
        }

        response.StatusCode = answer.Status;
        response.ContentType = answer.ContentType;
        response.ContentLength = answer.Bytes.Length;
        return HttpMethods.IsHead(request.Method) ? Task.CompletedTask : response.Body.WriteAsync(answer.Bytes, httpContext.RequestAborted).AsTask();
    }

    // RFC 9110 13.1.2: a list of tags, compared weakly, or *.
    private static bool Has(Microsoft.Extensions.Primitives.StringValues sent, string tag)
    {
        foreach (var line in sent)
        {
            foreach (var range in line.AsSpan().Split(','))
            {
                var one = line.AsSpan()[range].Trim();
                one = one.StartsWith("W/", StringComparison.Ordinal) ? one[2..] : one;
                if (one.SequenceEqual(tag) || one is "*")
                {
                    return true;
                }
            }
        }

        return false;
    }
}
