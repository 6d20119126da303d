using Aggregator.Storing;

namespace Aggregator.Surfacing.Webhooks;

/// <summary>A webhook with its secrets: the present one first, then the one that it replaces, both of which sign while the receiver changes over.</summary>
internal sealed record WebhookEndpoint(WebhookDefinition Definition, IReadOnlyList<WebhookSecret> Secrets);
