using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Aggregator.Benchmarks;

/// <summary>The other side of the fetch benchmark, in a process of its own: a feed of 20 KB, 304 where the validator fits, a robots.txt.</summary>
internal static class FetchServer
{
    private static readonly byte[] Feed = Encoding.UTF8.GetBytes("<rss>" + string.Concat(Enumerable.Range(0, 400).Select(i => $"<item><title>Report {i * 7919}</title></item>")));
    private static readonly byte[] Robots = Encoding.UTF8.GetBytes("User-agent: *\nDisallow: /search\nDisallow: /*?page=\nDisallow: /account/\n");

    /// <summary>Serves until standard input ends; the first line on standard output is the port.</summary>
    public static async Task RunAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(k => k.Listen(IPAddress.Any, 0));
        await using var app = builder.Build();
        app.Run(AnswerAsync);
        await app.StartAsync();
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        await Console.Out.WriteLineAsync(new Uri(address.Replace("0.0.0.0", "127.0.0.1", StringComparison.Ordinal)).Port.ToString(System.Globalization.CultureInfo.InvariantCulture));
        await Console.In.ReadToEndAsync();
    }

    private static Task AnswerAsync(HttpContext context)
    {
        context.Response.Headers.ETag = "\"1\"";
        context.Response.Headers.CacheControl = "max-age=300";
        context.Response.Headers.LastModified = "Tue, 04 Mar 2025 10:00:00 GMT";
        if (context.Request.Headers.IfNoneMatch == "\"1\"")
        {
            context.Response.StatusCode = 304;
            return Task.CompletedTask;
        }

        var body = context.Request.Path == "/robots.txt" ? Robots : Feed;
        context.Response.ContentType = context.Request.Path == "/robots.txt" ? "text/plain" : "application/rss+xml";
        context.Response.ContentLength = body.Length;
        return context.Response.Body.WriteAsync(body, 0, body.Length);
    }
}
