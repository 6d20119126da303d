using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Aggregator.Surfacing.Webhooks;

/// <summary>How webhooks are delivered. Section <c>Webhooks</c> of appsettings.json, beside its <c>Endpoints</c>.</summary>
public sealed class WebhooksOptions
{
    public const string Section = "Webhooks";

    /// <summary>Seconds that an endpoint has for its answer. Default 15.</summary>
    [Range(1, 60)]
    public int TimeoutSeconds { get; set; } = 15;

    /// <summary>Deliveries in flight to one endpoint; never two of one article. Default 4.</summary>
    [Range(1, 64)]
    public int InFlight { get; set; } = 4;

    /// <summary>Days of nothing but failures after which an endpoint is disabled. Default 5.</summary>
    [Range(1, 30)]
    public int DisableAfterDays { get; set; } = 5;
}

[OptionsValidator]
internal sealed partial class WebhooksOptionsValidator : IValidateOptions<WebhooksOptions>;
