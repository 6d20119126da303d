using Aggregator.Editing;

namespace Aggregator.Storing;

/// <summary>The side that webhooks live on.</summary>
public sealed partial class SqliteStore : IWebhookStore
{
    private const int MostDeliveries = 1_000;

    public async ValueTask ProvisionWebhooksAsync(IReadOnlyList<WebhookDefinition> declared, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(declared);
        await _writer.WriteAsync(
            batch =>
            {
                var names = declared.Select(d => d.Name).ToHashSet(StringComparer.Ordinal);
                foreach (var gone in WebhookTable.List(batch.Session).Where(w => w.IsDeclared && !names.Contains(w.Definition.Name)))
                    WebhookTable.SwitchOff(batch.Session, WebhookTable.FindNumber(batch.Session, gone.Definition.Name)!.Value);
                foreach (var definition in declared)
                    WebhookTable.Keep(batch.Session, definition, declared: true, null, batch.LastSequence);
                return true;
            },
            cancellation);
    }

    public async ValueTask<bool> SaveWebhookAsync(WebhookDefinition definition, ReadOnlyMemory<byte>? secrets, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(definition);
        return await _writer.WriteAsync(
            batch =>
            {
                if (WebhookTable.IsDeclared(batch.Session, definition.Name))
                    return false;
                WebhookTable.Keep(batch.Session, definition, declared: false, secrets, batch.LastSequence);
                return true;
            },
            cancellation);
    }

    public async ValueTask<bool> RemoveWebhookAsync(string name, CancellationToken cancellation) => await _writer.WriteAsync(
        batch =>
        {
            if (WebhookTable.IsDeclared(batch.Session, name) || WebhookTable.FindNumber(batch.Session, name) is not { } number)
                return false;
            DeliveryTable.RemoveAll(batch.Session, number);
            WebhookTable.Remove(batch.Session, number);
            return true;
        },
        cancellation);

    public async ValueTask<bool> EnableWebhookAsync(string name, CancellationToken cancellation) => await _writer.WriteAsync(batch => WebhookTable.LetGoOn(batch.Session, name), cancellation);

    public ValueTask<IReadOnlyList<WebhookStatus>> WebhooksAsync(CancellationToken cancellation) => _readers.ReadAsync(0, static (session, _) => WebhookTable.List(session), cancellation);

    public ValueTask<WebhookStatus?> FindWebhookAsync(string name, CancellationToken cancellation) => _readers.ReadAsync(name, WebhookTable.Find, cancellation);

    public ValueTask<IReadOnlyList<Delivery>> DueDeliveriesAsync(string name, DateTimeOffset now, int limit, CancellationToken cancellation) => _readers.ReadAsync(
        (name, now, limit),
        static (session, s) => WebhookTable.FindNumber(session, s.name) is { } number ? DeliveryTable.FindDue(session, number, s.now, Math.Clamp(s.limit, 0, MostDeliveries)) : [],
        cancellation);

    public ValueTask<DateTimeOffset?> NextDeliveryAsync(string name, CancellationToken cancellation) =>
        _readers.ReadAsync(name, static (session, n) => WebhookTable.FindNumber(session, n) is { } number ? DeliveryTable.FindNext(session, number) : null, cancellation);

    public ValueTask<IReadOnlySet<ArticleId>> WaitingAsync(string name, IReadOnlyCollection<ArticleId> articles, CancellationToken cancellation) => _readers.ReadAsync(
        (name, articles),
        static (session, s) => (IReadOnlySet<ArticleId>)(WebhookTable.FindNumber(session, s.name) is { } number ? s.articles.Where(a => DeliveryTable.HasWaiting(session, number, a)).ToHashSet() : []),
        cancellation);

    public ValueTask<IReadOnlyList<Delivery>> DeliveriesAsync(string name, bool dead, int limit, CancellationToken cancellation) => _readers.ReadAsync(
        (name, dead, limit),
        static (session, s) => WebhookTable.FindNumber(session, s.name) is { } number ? DeliveryTable.Of(session, number, s.dead, Math.Clamp(s.limit, 0, MostDeliveries)) : [],
        cancellation);

    public async ValueTask SaveProgressAsync(string name, WebhookProgress progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(progress);
        await _writer.WriteAsync(
            batch =>
            {
                // Removed meanwhile: there is nothing to keep.
                if (WebhookTable.FindNumber(batch.Session, name) is not { } number)
                    return false;
                WebhookTable.Advance(batch.Session, number, progress.State);
                foreach (var sequence in progress.Done)
                    DeliveryTable.Remove(batch.Session, number, sequence);
                foreach (var delivery in progress.Left)
                    DeliveryTable.Keep(batch.Session, number, delivery);
                return true;
            },
            cancellation);
    }

    public async ValueTask<int> ReplayAsync(string name, long? sequence, DateTimeOffset now, CancellationToken cancellation) => await _writer.WriteAsync(
        batch => WebhookTable.FindNumber(batch.Session, name) is { } number ? DeliveryTable.Replay(batch.Session, number, sequence, now) : 0,
        cancellation);
}
