using System.Globalization;
using Aggregator.Surfacing.Api;
using Aggregator.Surfacing.Portal;
using Microsoft.Extensions.Primitives;

namespace Aggregator.Surfacing;

/// <summary>Writes a ready answer, packed if the client takes that, or 304 to a client that has it already.</summary>
internal sealed class ReadyResult(Answer answer) : IResult
{
    /// <summary>Whether the Accept header chose the answer.</summary>
    public bool VariesByAccept { get; init; }

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var (request, response) = (httpContext.Request, httpContext.Response);
        var headers = response.Headers;
        var caching = answer.IsPublic || answer.IsDated ? httpContext.RequestServices.GetRequiredService<ApiCaching>() : null;
        headers.CacheControl = answer.CacheControl ?? "no-cache";
        caching?.Set(httpContext, answer);
        headers.XContentTypeOptions = "nosniff";
        headers.Vary = VariesByAccept ? "Accept, Accept-Encoding" : "Accept-Encoding";
        if (answer.Links is { } links)
        {
            headers.Link = links;
        }

        if (answer.Policy is { } policy)
        {
            ContentPolicy.Set(headers, policy);
        }

        var coding = answer.Bytes.Length >= Packed.LeastBytes ? Accepted.Coding(request.Headers.AcceptEncoding) : null;
        if (answer.Status == StatusCodes.Status200OK && (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)))
        {
            // Other octets, so another tag (RFC 9110 §8.8.3.3).
            headers.ETag = coding is null ? answer.Tag : $"{answer.Tag[..^1]}-{coding}\"";
            if (IsKnown(request.Headers, caching))
            {
                response.StatusCode = StatusCodes.Status304NotModified;
                return Task.CompletedTask;
            }
        }

        var bytes = coding is null ? answer.Bytes : answer.Packed.Of(answer.Bytes, coding);
        if (coding is not null)
        {
            headers.ContentEncoding = coding;
        }

        response.StatusCode = answer.Status;
        response.ContentType = answer.ContentType;
        response.ContentLength = bytes.Length;
        return HttpMethods.IsHead(request.Method) ? Task.CompletedTask : response.Body.WriteAsync(bytes, httpContext.RequestAborted).AsTask();
    }

    // RFC 9110 §13.2.2: the date counts only where no tag was sent.
    private bool IsKnown(IHeaderDictionary sent, ApiCaching? caching) => sent.IfNoneMatch.Count > 0
        ? Has(sent.IfNoneMatch, answer.Tag)
        : sent.IfModifiedSince is [{ } date] && caching?.LastModified(answer) is { } modified
            && DateTimeOffset.TryParseExact(date, "R", CultureInfo.InvariantCulture, DateTimeStyles.None, out var since) && modified <= since;

    // RFC 9110 §13.1.2: a list of tags, compared weakly, or *. The coding at a tag's end is not content.
    private static bool Has(StringValues sent, string tag)
    {
        foreach (var line in sent)
        {
            foreach (var range in line.AsSpan().Split(','))
            {
                var one = line.AsSpan()[range].Trim();
                one = one.StartsWith("W/", StringComparison.Ordinal) ? one[2..] : one;
                if (one.SequenceEqual(tag) || one is "*" || IsPacked(one, tag))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool IsPacked(ReadOnlySpan<char> one, ReadOnlySpan<char> tag) => one.StartsWith(tag[..^1], StringComparison.Ordinal) && one[(tag.Length - 1)..] is "-br\"" or "-gzip\"";
}
