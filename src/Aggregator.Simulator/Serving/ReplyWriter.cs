using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Aggregator.Simulator.Scripting;
using Microsoft.AspNetCore.Http;

namespace Aggregator.Simulator.Serving;

/// <summary>Sends a reply as the outlet's server would: with its validators, 304 where they still hold, and compressed where it does that.</summary>
internal static class ReplyWriter
{
    /// <summary>Sets status and headers; answers with the status. A 304 has no body to follow.</summary>
    public static int WriteHead(HttpContext http, Reply reply, ScriptedOutlet outlet, DateTimeOffset start)
    {
        var response = http.Response;
        if (outlet.Gzip)
            response.Headers.Vary = "Accept-Encoding";
        var etag = EntityTag(reply, outlet, start);
        Describe(response, reply, outlet, etag);
        response.StatusCode = NotModified(http.Request, reply, outlet, etag) ? StatusCodes.Status304NotModified : reply.Status;
        return response.StatusCode;
    }

    public static Task WriteBodyAsync(HttpContext http, Reply reply, ScriptedOutlet outlet)
    {
        var gzip = outlet.Gzip && http.Request.Headers.AcceptEncoding.ToString().Contains("gzip", StringComparison.OrdinalIgnoreCase);
        http.Response.ContentType = reply.ContentType;
        if (gzip)
            http.Response.Headers.ContentEncoding = "gzip";
        return SendAsync(http, gzip ? Gzipped(reply.Body) : reply.Body, reply.CutAfterBytes);
    }

    private static void Describe(HttpResponse response, Reply reply, ScriptedOutlet outlet, string? etag)
    {
        if (etag is not null)
            response.Headers.ETag = etag;
        if (reply.ChangedAt is { } changed && outlet.Validators is Validators.LastModified or Validators.Both)
            response.Headers.LastModified = changed.ToString("R", CultureInfo.InvariantCulture);
        if (reply.MaxAgeSeconds is { } age)
            response.Headers.CacheControl = string.Create(CultureInfo.InvariantCulture, $"public, max-age={age}");
        if (reply.RetryAfterSeconds is { } after)
            response.Headers.RetryAfter = after.ToString(CultureInfo.InvariantCulture);
        if (reply.Location is { } location)
            response.Headers.Location = location.OriginalString;
    }

    // RFC 9110 §8.8.1: a server that compresses on the fly cannot promise the same bytes, so its tag is weak.
    private static string? EntityTag(Reply reply, ScriptedOutlet outlet, DateTimeOffset start)
    {
        if (reply.Version is null || outlet.Validators is not (Validators.ETag or Validators.Both))
            return null;
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{outlet.Slug} {start.ToUnixTimeSeconds()} {reply.Version}"));
        var tag = $"\"{Convert.ToHexStringLower(hash.AsSpan(0, 8))}\"";
        return outlet.Gzip ? $"W/{tag}" : tag;
    }

    // RFC 9110 §13.2.2: If-Modified-Since counts only where there is no If-None-Match.
    private static bool NotModified(HttpRequest request, Reply reply, ScriptedOutlet outlet, string? etag)
    {
        if (reply.Status != StatusCodes.Status200OK)
            return false;
        if (request.Headers.IfNoneMatch.ToString() is { Length: > 0 } tags && outlet.Validators is Validators.ETag or Validators.Both)
            return etag is not null && (tags == "*" || tags.Split(',').Any(t => Weakly(t) == Weakly(etag)));
        return outlet.Validators is Validators.LastModified or Validators.Both && reply.ChangedAt is { } changed
            && DateTimeOffset.TryParseExact(request.Headers.IfModifiedSince.ToString(), "R", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var since) && changed <= since;
    }

    private static string Weakly(string tag) => tag.Trim() is ['W', '/', .. var rest] ? rest : tag.Trim();

    private static async Task SendAsync(HttpContext http, ReadOnlyMemory<byte> body, int? cutAfterBytes)
    {
        http.Response.ContentLength = body.Length;
        if (HttpMethods.IsHead(http.Request.Method))
            return;
        if (cutAfterBytes is not { } cut || cut >= body.Length)
        {
            await http.Response.Body.WriteAsync(body, http.RequestAborted);
            return;
        }

        await http.Response.Body.WriteAsync(body[..cut], http.RequestAborted);
        await http.Response.Body.FlushAsync(http.RequestAborted);
        http.Abort();
    }

    private static ReadOnlyMemory<byte> Gzipped(ReadOnlyMemory<byte> body)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
            gzip.Write(body.Span);
        return packed.ToArray();
    }
}
