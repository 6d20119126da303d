using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Aggregator.Surfacing;

/// <summary>A message as the receiver of a webhook got it.</summary>
internal sealed record ReceivedMessage(string Id, string Timestamp, string Signature, string Body)
{
    public JsonElement Json => JsonDocument.Parse(Body).RootElement;

    public string Article => Json.GetProperty("data").GetProperty("id").GetString()!;

    public string Type => Json.GetProperty("type").GetString()!;

    /// <summary>Checks as the specification tells receivers to: any of the signatures.</summary>
    public bool IsSignedBy(string secret)
    {
        var key = Convert.FromBase64String(secret["whsec_".Length..]);
        var expected = "v1," + Convert.ToBase64String(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{Id}.{Timestamp}.{Body}")));
        return Signature.Split(' ').Contains(expected);
    }
}

/// <summary>Receives webhooks on loopback and answers as the test says.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    private readonly WebApplication _app;

    private Receiver(WebApplication app) => _app = app;

    public ConcurrentQueue<ReceivedMessage> Got { get; } = new();

    /// <summary>The status for a message; also what was refused is in <see cref="Got"/>.</summary>
    public Func<ReceivedMessage, int> Answer { get; set; } = _ => 204;

    /// <summary>Held back before the answer.</summary>
    public Func<Task> Before { get; set; } = () => Task.CompletedTask;

    public Uri Address => new(new Uri(_app.Urls.First()), "/hook");

    public static async Task<Receiver> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var receiver = new Receiver(app);
        app.MapPost("/hook", receiver.TakeAsync);
        await app.StartAsync();
        return receiver;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var headers = context.Request.Headers;
        var message = new ReceivedMessage(headers["webhook-id"].ToString(), headers["webhook-timestamp"].ToString(), headers["webhook-signature"].ToString(), await reader.ReadToEndAsync());
        Got.Enqueue(message);
        await Before();
        context.Response.StatusCode = Answer(message);
    }
}
