using Aggregator.Editing;

namespace Aggregator.Storing;

/// <summary>Who is told what. Empty lists leave nothing out.</summary>
public sealed record WebhookDefinition
{
    /// <summary>Lower-case letters, digits and hyphens.</summary>
    public required string Name { get; init; }

    public required Uri Url { get; init; }

    /// <summary>Kinds of <see cref="OutboxEvent"/>.</summary>
    public IReadOnlyList<string> Events { get; init; } = [];

    public IReadOnlyList<string> Outlets { get; init; } = [];

    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>False keeps it in the list and its place with it, without telling it anything.</summary>
    public bool Enabled { get; init; } = true;
}

/// <summary>How a webhook is doing.</summary>
public sealed record WebhookState
{
    /// <summary>Events up to this sequence were delivered, left out, or are among the deliveries.</summary>
    public required long Cursor { get; init; }

    /// <summary>Attempts in a row that failed.</summary>
    public int Failures { get; init; }

    /// <summary>When the first of these was.</summary>
    public DateTimeOffset? FailingSince { get; init; }

    /// <summary>Nothing is sent before; null: go on.</summary>
    public DateTimeOffset? PausedUntil { get; init; }

    /// <summary>Why nothing is sent until somebody enables it again; null: all is well.</summary>
    public string? DisabledBecause { get; init; }
}

/// <summary>A webhook with its state and the deliveries that are left: those that wait for another attempt, and those that were given up.</summary>
/// <param name="Definition">Who is told what.</param>
/// <param name="IsDeclared">In the configuration; else an admin added it.</param>
/// <param name="Secrets">Encrypted; null where the configuration has them.</param>
public sealed record WebhookStatus(WebhookDefinition Definition, bool IsDeclared, WebhookState State, int Waiting, int Dead, ReadOnlyMemory<byte>? Secrets = null);

/// <summary>An event that a webhook did not get (yet).</summary>
public sealed record Delivery
{
    public required OutboxEvent Event { get; init; }

    public int Attempts { get; init; }

    public required DateTimeOffset NextAt { get; init; }

    /// <summary>Given up: no further attempt unless it is replayed.</summary>
    public bool IsDead { get; init; }

    public int? Status { get; init; }

    public string? Problem { get; init; }
}

/// <summary>What a round of deliveries led to, to be stored at once.</summary>
public sealed record WebhookProgress
{
    public required WebhookState State { get; init; }

    /// <summary>Sequences of deliveries that are done with.</summary>
    public IReadOnlyList<long> Done { get; init; } = [];

    /// <summary>Deliveries that are to be tried again, or are given up.</summary>
    public IReadOnlyList<Delivery> Left { get; init; } = [];
}

/// <summary>The side of the store that webhooks live on.</summary>
public interface IWebhookStore
{
    /// <summary>Makes the declared webhooks equal to these. A new one begins with the next event; one that is not declared any more is kept, switched off.</summary>
    ValueTask ProvisionWebhooksAsync(IReadOnlyList<WebhookDefinition> declared, CancellationToken cancellation);

    /// <summary>Adds or changes a webhook that an admin keeps. False: the configuration has one of this name.</summary>
    ValueTask<bool> SaveWebhookAsync(WebhookDefinition definition, ReadOnlyMemory<byte>? secrets, CancellationToken cancellation);

    /// <summary>Removes a webhook that an admin keeps, with its deliveries. False: there is none.</summary>
    ValueTask<bool> RemoveWebhookAsync(string name, CancellationToken cancellation);

    /// <summary>Lets a webhook that was disabled or paused go on at once. False: there is none.</summary>
    ValueTask<bool> EnableWebhookAsync(string name, CancellationToken cancellation);

    /// <summary>By name.</summary>
    ValueTask<IReadOnlyList<WebhookStatus>> WebhooksAsync(CancellationToken cancellation);

    ValueTask<WebhookStatus?> FindWebhookAsync(string name, CancellationToken cancellation);

    /// <summary>Deliveries whose next attempt is due; of each article only the first that waits, since the others come after it.</summary>
    ValueTask<IReadOnlyList<Delivery>> DueDeliveriesAsync(string name, DateTimeOffset now, int limit, CancellationToken cancellation);

    /// <summary>When the first of the waiting deliveries is due; null: none waits.</summary>
    ValueTask<DateTimeOffset?> NextDeliveryAsync(string name, CancellationToken cancellation);

    /// <summary>Of these articles, those with a delivery that waits: what is new about them has to wait behind it.</summary>
    ValueTask<IReadOnlySet<ArticleId>> WaitingAsync(string name, IReadOnlyCollection<ArticleId> articles, CancellationToken cancellation);

    /// <summary>Deliveries that wait or were given up, oldest first.</summary>
    ValueTask<IReadOnlyList<Delivery>> DeliveriesAsync(string name, bool dead, int limit, CancellationToken cancellation);

    ValueTask SaveProgressAsync(string name, WebhookProgress progress, CancellationToken cancellation);

    /// <summary>Gives deliveries that were given up all their attempts again, from now; one, or all. Answers how many.</summary>
    ValueTask<int> ReplayAsync(string name, long? sequence, DateTimeOffset now, CancellationToken cancellation);
}
