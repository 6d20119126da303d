using System.Globalization;
using Aggregator.Surfacing.Api;
using Aggregator.Surfacing.Portal;
using Microsoft.Extensions.Primitives;

namespace Aggregator.Surfacing;

/// <summary>Writes a ready answer, packed if the client takes that, or 304 to a client that has it already.</summary>
internal sealed class ReadyResult(Answer answer) : IResult
{
    // Of the moment in which it was first sent: a result that is given again (Repeats) is so within that second only.
    private ApiCaching? _caching;
    private DateTimeOffset? _modified;
    private string? _modifiedText;

    /// <summary>Whether the Accept header chose the answer.</summary>
    public bool VariesByAccept { get; init; }

    public Answer Answer => answer;

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var (request, response) = (httpContext.Request, httpContext.Response);
        var headers = response.Headers;
        if (answer.IsPublic || answer.IsDated)
        {
            _caching ??= Dated(httpContext);
        }

        httpContext.Features.Get<Repeats.Heard>()?.Hear(this);
        headers.CacheControl = answer.IsPublic ? _caching!.ControlOf(httpContext) : answer.CacheControl ?? "no-cache";
        headers.Vary = VariesByAccept ? "Accept, Accept-Encoding" : "Accept-Encoding";
        if (_modifiedText is not null)
        {
            headers.LastModified = _modifiedText;
        }

        var coding = answer.Bytes.Length >= Packed.LeastBytes ? Accepted.Coding(request.Headers.AcceptEncoding) : null;
        if (answer.Status == StatusCodes.Status200OK && (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)))
        {
            headers.ETag = coding is null ? answer.Tag : answer.Packed.TagOf(answer.Tag, coding);
            if (IsKnown(request.Headers))
            {
                response.StatusCode = StatusCodes.Status304NotModified;
                return Task.CompletedTask;
            }
        }

        return WriteAsync(httpContext, coding);
    }

    private Task WriteAsync(HttpContext context, string? coding)
    {
        var (response, headers) = (context.Response, context.Response.Headers);
        headers.XContentTypeOptions = "nosniff";
        if (answer.Links is { } links)
        {
            headers.Link = links;
        }

        if (answer.Policy is { } policy)
        {
            ContentPolicy.Set(headers, policy);
        }

        var bytes = coding is null ? answer.Bytes : answer.Packed.Of(answer.Bytes, coding);
        if (coding is not null)
        {
            headers.ContentEncoding = coding;
        }

        response.StatusCode = answer.Status;
        response.ContentType = answer.ContentType;
        response.ContentLength = bytes.Length;
        // Without the request's token, which costs more than the writing: to a connection that is gone Kestrel writes nothing anyway.
        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : response.Body.WriteAsync(bytes, CancellationToken.None).AsTask();
    }

    private ApiCaching Dated(HttpContext context)
    {
        var caching = context.RequestServices.GetRequiredService<ApiCaching>();
        _modified = caching.LastModified(answer);
        _modifiedText = _modified?.ToString("R", CultureInfo.InvariantCulture);
        return caching;
    }

    // RFC 9110 §13.2.2: the date counts only where no tag was sent.
    private bool IsKnown(IHeaderDictionary sent) => sent.IfNoneMatch.Count > 0
        ? Has(sent.IfNoneMatch, answer.Tag)
        : sent.IfModifiedSince is [{ } date] && _modified is { } modified
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
