using System.Collections.Frozen;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Aggregator.Benchmarks.Load;

/// <summary>
/// <c>bare PORTAL [PATH HEADERS]…</c>: Kestrel and nothing else, no routing, no logging, no services, that gives from memory what the daemon answered a moment ago, with
/// its type and tag, and 304 to whoever has it. The most that this server can do on this machine.
/// </summary>
internal static class BareEndpoint
{
    public static async Task<int> RunAsync(string[] args)
    {
        var answers = new Dictionary<string, Taken>(StringComparer.Ordinal);
        foreach (var target in args.Skip(1).Chunk(2))
            answers[target[0]] = await TakeAsync(new Uri(new Uri(args[0]), target[0]), target[1]);

        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0").ConfigureKestrel(k => k.AddServerHeader = false);
        var app = builder.Build();
        var frozen = answers.ToFrozenDictionary(StringComparer.Ordinal);
        app.Run(context => AnswerAsync(context, frozen[context.Request.Path.Value! + context.Request.QueryString.Value]));
        await app.StartAsync();
        Console.WriteLine($"portal page {app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()}/");
        await app.WaitForShutdownAsync();
        return 0;
    }

    private static Task AnswerAsync(HttpContext context, Taken answer)
    {
        var response = context.Response;
        response.Headers.ETag = answer.Tag;
        if (context.Request.Headers.IfNoneMatch is [{ } known] && known == answer.Tag)
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        if (answer.Coding is { } coding)
            response.Headers.ContentEncoding = coding;
        response.ContentType = answer.ContentType;
        response.ContentLength = answer.Bytes.Length;
        return response.Body.WriteAsync(answer.Bytes).AsTask();
    }

    private static async Task<Taken> TakeAsync(Uri address, string coding)
    {
        using var client = Loopback.Client(address);
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (coding.Length > 0)
            request.Headers.AcceptEncoding.ParseAdd(coding);
        using var answer = await client.SendAsync(request);
        return new(
            await answer.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync(),
            answer.Content.Headers.ContentType!.ToString(),
            answer.Content.Headers.ContentEncoding.FirstOrDefault(),
            answer.Headers.ETag!.ToString());
    }

    private sealed record Taken(byte[] Bytes, string ContentType, string? Coding, string Tag);
}
