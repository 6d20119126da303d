using Aggregator.Admin.Access;
using Aggregator.Alerting;
using Aggregator.Discovering;
using Aggregator.Fetching;
using Aggregator.Ingesting;
using Aggregator.Rights;
using Aggregator.Scheduling;
using Aggregator.Sources;
using Aggregator.Storing;
using Aggregator.Surfacing;
using Aggregator.Surfacing.Api;
using Aggregator.Surfacing.Feeds;
using Aggregator.Surfacing.Portal;
using Aggregator.Surfacing.Stream;
using Aggregator.Surfacing.Webhooks;
using Microsoft.Extensions.Configuration;

namespace Aggregator.Operating;

/// <summary>A configuration that was checked whole: nothing in it is wrong.</summary>
/// <param name="Configuration">Everything, as read.</param>
/// <param name="Outlets">The declared outlets with their sources.</param>
internal sealed record Plan(IConfiguration Configuration, IReadOnlyList<Outlet> Outlets)
{
    /// <summary>The declared webhooks with their secrets.</summary>
    public IReadOnlyList<WebhookEndpoint> Webhooks { get; init; } = [];

    /// <summary>What has to be read by a person first.</summary>
    public HoldRules Holds { get; init; } = HoldRules.None;

    /// <summary>The settings with the places they come from, for those who look.</summary>
    public EffectiveSettings Effective { get; private init; } = new([]);

    /// <inheritdoc cref="Check(IConfiguration)"/>
    public static Plan Check(IReadOnlyList<SettingsLayer> layers) => Check(SettingsTree.Of(layers.Select(l => l.Values))) with { Effective = EffectiveSettings.Of(layers) };

    /// <summary>The stages' sections, in flow order.</summary>
    public static IReadOnlyList<string> Sections { get; } =
        [SchedulingOptions.Section, FetchingOptions.Section, IngestingOptions.Section, HoldRuleList.Section, DiscoveringOptions.Section, StoringOptions.Section, SurfacingOptions.Section, ApiOptions.Section, StreamOptions.Section, WebhooksOptions.Section, FeedsOptions.Section, PortalOptions.Section, AdminOptions.Section, AlertingOptions.Section, OperatingOptions.Section];

    /// <exception cref="SettingsException">Every mistake at once, each with its path and what would be right.</exception>
    public static Plan Check(IConfiguration configuration)
    {
        var errors = new List<string>();
        SettingsCheck.UnknownSections(configuration, Sections, errors);
        SettingsCheck.Section<SchedulingOptions>(configuration, SchedulingOptions.Section, errors);
        SettingsCheck.Section<FetchingOptions>(configuration, FetchingOptions.Section, errors);
        SettingsCheck.Section<IngestingOptions>(configuration, IngestingOptions.Section, errors);
        SettingsCheck.Section<DiscoveringOptions>(configuration, DiscoveringOptions.Section, errors);
        SettingsCheck.Section<StoringOptions>(configuration, StoringOptions.Section, errors);
        SettingsCheck.Section<SurfacingOptions>(configuration, SurfacingOptions.Section, errors);
        SettingsCheck.Section<ApiOptions>(configuration, ApiOptions.Section, errors);
        SettingsCheck.Section<StreamOptions>(configuration, StreamOptions.Section, errors);
        SettingsCheck.Section<FeedsOptions>(configuration, FeedsOptions.Section, errors);
        SettingsCheck.Section<PortalOptions>(configuration, PortalOptions.Section, errors);
        SettingsCheck.Section<AdminOptions>(configuration, AdminOptions.Section, errors);
        SettingsCheck.Section<AlertingOptions>(configuration, AlertingOptions.Section, errors);
        SettingsCheck.Section<OperatingOptions>(configuration, OperatingOptions.Section, errors);
        if (configuration.GetSection($"{FeedsOptions.Section}:{nameof(FeedsOptions.Hubs)}").GetChildren().Any() && string.IsNullOrEmpty(configuration[$"{SurfacingOptions.Section}:{nameof(SurfacingOptions.PublicUrl)}"]))
            errors.Add($"{FeedsOptions.Section}:{nameof(FeedsOptions.Hubs)}: hubs have to be told where the feeds are; set {SurfacingOptions.Section}:{nameof(SurfacingOptions.PublicUrl)} too");
        if (errors.Count == 0 && configuration.GetSection(AlertingOptions.Section).Get<AlertingOptions>()?.Complaint() is { } alerting)
            errors.Add(alerting);
        var outlets = SourceList.Read(configuration, errors);
        var webhooks = WebhookList.Read(configuration, errors);
        var holds = HoldRuleList.Read(configuration, errors);
        return errors.Count == 0 ? new Plan(configuration, outlets) { Webhooks = webhooks, Holds = holds } : throw new SettingsException(errors);
    }
}
