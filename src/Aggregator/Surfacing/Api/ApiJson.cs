using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Mvc;

namespace Aggregator.Surfacing.Api;

/// <summary>How the API writes JSON: camelCase, nulls written, instants by <see cref="InstantConverter"/>.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, Converters = [typeof(InstantConverter)])]
[JsonSerializable(typeof(ListView<ArticleView>))]
[JsonSerializable(typeof(ListView<HeadlineView>))]
[JsonSerializable(typeof(ListView<OutletView>))]
[JsonSerializable(typeof(ArticleView))]
[JsonSerializable(typeof(ProblemDetails))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(string[]))]
[JsonSerializable(typeof(int))]
[JsonSerializable(typeof(DateTimeOffset))]
internal sealed partial class ApiJson : JsonSerializerContext;
