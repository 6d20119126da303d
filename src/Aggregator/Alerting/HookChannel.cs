using System.Text;
using Aggregator.Fetching;

namespace Aggregator.Alerting;

/// <summary>Alerts as a POST, guarded like every request to an address that was configured.</summary>
internal sealed class HookChannel(GuardedPost post, AlertingOptions options, TimeSpan limit) : IAlertChannel
{
    // Without path and query, which hold the secret of many chat programs' hooks.
    public string Name => $"webhook at {options.WebhookUrl!.Host}";

    public async Task<string?> SendAsync(AlertMessage message, CancellationToken cancellation)
    {
        using var body = new StringContent(message.Json, Encoding.UTF8, "application/json");
        KeyValuePair<string, string>[] headers = options.WebhookToken is { } token ? [new("Authorization", $"Bearer {token}")] : [];
        var outcome = await post.PostAsync(options.WebhookUrl!, body, headers, limit, cancellation);
        return outcome.IsAccepted ? null : outcome.Words;
    }
}
