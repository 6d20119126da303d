using System.Globalization;
using System.Text.Json;
using Aggregator.Editing;
using Aggregator.Rights;
using Aggregator.Storing;
using Aggregator.Surfacing.Api;

namespace Aggregator.Surfacing.Webhooks;

/// <summary>What a webhook is sent: the event, and its article as it stands when it is sent; null once it is withdrawn.</summary>
internal sealed record WebhookView(string Type, DateTimeOffset Timestamp, WebhookDataView Data);

/// <summary><c>revision</c> is the event's; the article may have a later one by now, and then another event follows.</summary>
internal sealed record WebhookDataView(string Event, string Id, int Revision, string State, string? Reason, ArticleView? Article);

/// <summary>Makes the body and the headers of Standard Webhooks. https://www.standardwebhooks.com/</summary>
internal static class WebhookMessage
{
    /// <summary>The same for every attempt, so that a receiver knows what it has already.</summary>
    public static string Id(string epoch, long sequence) => $"msg_{epoch}_{sequence.ToString(CultureInfo.InvariantCulture)}";

    public static byte[] Body(OutboxEvent what, Surfaceable article, string epoch, bool breaking)
    {
        var stands = article.State == ArticleState.Published;
        return JsonSerializer.SerializeToUtf8Bytes(
            new WebhookView(what.Kind, what.At, new(
                Stream.EventId.Of(epoch, what.Sequence),
                article.Id.Value,
                what.Revision,
                ViewOf.Camel(article.State),
                stands ? null : article.WithdrawnBecause,
                stands ? ViewOf.Article(article, breaking) : null)),
            ListBytes.Json.WebhookView);
    }

    public static IReadOnlyList<KeyValuePair<string, string>> Headers(string id, ReadOnlySpan<byte> body, IReadOnlyList<WebhookSecret> secrets, DateTimeOffset now)
    {
        var timestamp = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        List<string> signatures = [];
        foreach (var secret in secrets)
        {
            signatures.Add(secret.Sign(id, timestamp, body));
        }

        return [new("webhook-id", id), new("webhook-timestamp", timestamp), new("webhook-signature", string.Join(' ', signatures))];
    }
}
