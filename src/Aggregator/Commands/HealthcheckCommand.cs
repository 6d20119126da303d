using System.CommandLine;
using System.Text.Json.Nodes;
using Aggregator.Operating;

namespace Aggregator.Commands;

/// <summary><c>aggregator healthcheck</c>: asks a running daemon whether it is ready; for containers and scripts.</summary>
internal static class HealthcheckCommand
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    public static Command Create()
    {
        var url = new Option<string>("--url") { Description = "Where the daemon listens.", DefaultValueFactory = _ => RunOptions.DefaultUrls };
        var json = SharedOptions.Json();
        var command = new Command("healthcheck", "Ask the running daemon whether it is ready. Exit code 0 if it is, 1 if not.") { url, json };
        command.SetAction(async (parsed, cancellation) =>
        {
            // The first of several, and the machine itself where the daemon listens on every address.
            var address = parsed.GetRequiredValue(url).Split(';')[0].Replace("://*", "://127.0.0.1", StringComparison.Ordinal).Replace("://+", "://127.0.0.1", StringComparison.Ordinal).Replace("://0.0.0.0", "://127.0.0.1", StringComparison.Ordinal);
            if (!Uri.TryCreate(address.TrimEnd('/') + "/readyz", UriKind.Absolute, out var asked) || asked.Scheme is not ("http" or "https"))
                return await Plain.UsageAsync($"--url {address}: is not an address; it has to be like {RunOptions.DefaultUrls}");
            var (ready, said) = await AskAsync(asked, cancellation);
            await (ready || parsed.GetValue(json) ? Console.Out : Console.Error).WriteLineAsync(parsed.GetValue(json) ? Plain.Json(new JsonObject { ["ready"] = ready, ["said"] = said }) : said);
            return ready ? ExitCode.Ok : ExitCode.Failed;
        });
        return command;
    }

    internal static async Task<(bool Ready, string Said)> AskAsync(Uri address, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Limit);
        try
        {
            // Our own daemon: no proxy of the environment stands between.
            using var client = new HttpMessageInvoker(new SocketsHttpHandler { UseProxy = false, ConnectTimeout = Limit });
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            using var answer = await client.SendAsync(request, limit.Token);
            return (answer.IsSuccessStatusCode, (await answer.Content.ReadAsStringAsync(limit.Token)).Trim());
        }
        catch (HttpRequestException e)
        {
            return (false, $"not ready: {address} does not answer: {e.Message}");
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return (false, $"not ready: {address} did not answer within {Limit.TotalSeconds:0} s");
        }
    }
}
