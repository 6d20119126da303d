using System.Text.Json.Serialization;
using Aggregator.Surfacing.Stream;
using Aggregator.Surfacing.Timing;
using Aggregator.Surfacing.Webhooks;
using Microsoft.AspNetCore.Mvc;

namespace Aggregator.Surfacing.Api;

/// <summary>How the API writes JSON: camelCase, nulls written, instants by <see cref="InstantConverter"/>.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, Converters = [typeof(InstantConverter)])]
[JsonSerializable(typeof(ArticlesView))]
[JsonSerializable(typeof(ListView<SectionView>))]
[JsonSerializable(typeof(ListView<HitView>))]
[JsonSerializable(typeof(ListView<HeadlineView>))]
[JsonSerializable(typeof(ListView<OutletView>))]
[JsonSerializable(typeof(ArticleView))]
[JsonSerializable(typeof(EventView))]
[JsonSerializable(typeof(EventsView))]
[JsonSerializable(typeof(BreakingView))]
[JsonSerializable(typeof(ResetView))]
[JsonSerializable(typeof(RevisionsView))]
[JsonSerializable(typeof(DiffView))]
[JsonSerializable(typeof(WebhookView))]
[JsonSerializable(typeof(WebhooksView))]
[JsonSerializable(typeof(WebhookStatusView))]
[JsonSerializable(typeof(DeliveriesView))]
[JsonSerializable(typeof(ReplayedView))]
[JsonSerializable(typeof(FreshnessView))]
[JsonSerializable(typeof(ProblemDetails))]
[JsonSerializable(typeof(System.Text.Json.Nodes.JsonObject))]
[JsonSerializable(typeof(System.Text.Json.Nodes.JsonArray))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(string[]))]
[JsonSerializable(typeof(int))]
[JsonSerializable(typeof(DateTimeOffset))]
internal sealed partial class ApiJson : JsonSerializerContext;
