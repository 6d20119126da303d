using System.Text.RegularExpressions;
using Aggregator.Sources;
using Aggregator.Storing;

namespace Aggregator.Surfacing.Webhooks;

/// <summary>The webhooks that the configuration declares (section <c>Webhooks</c>), read strictly. Secrets stay in the configuration; the store never has them.</summary>
internal static partial class WebhookList
{
    private static readonly string[] Kinds = [OutboxEvent.Published, OutboxEvent.Revised, OutboxEvent.Corrected, OutboxEvent.Withdrawn];

    /// <summary>Everything that is wrong is added to <paramref name="errors"/>, each with its path and what would be right.</summary>
    public static IReadOnlyList<WebhookEndpoint> Read(IConfiguration configuration, ICollection<string> errors)
    {
        var root = new ConfiguredSection(configuration.GetSection(WebhooksOptions.Section), errors);
        root.Number(nameof(WebhooksOptions.TimeoutSeconds), 15, 1, 60);
        root.Number(nameof(WebhooksOptions.InFlight), 4, 1, 64);
        root.Number(nameof(WebhooksOptions.DisableAfterDays), 5, 1, 30);
        var endpoints = root.Children("Endpoints").Select(ReadEndpoint).ToList();
        root.RefuseUnknown();
        return endpoints;
    }

    private static WebhookEndpoint ReadEndpoint(ConfiguredSection section)
    {
        if (!Name.IsMatch(section.Key))
        {
            section.Wrong(null, section.Key, "named with lower-case letters, digits and hyphens, at most 60");
        }

        var definition = new WebhookDefinition
        {
            Name = section.Key,
            Url = section.Address("Url", required: true) ?? new Uri("http://invalid.invalid/"),
            Events = Words(section, "Events", Kinds),
            Outlets = Words(section, "Outlets", null),
            Categories = Words(section, "Categories", Sections.Known),
            Enabled = section.Flag("Enabled", true),
        };
        List<WebhookSecret> secrets = [.. Secret(section, "Secret", required: true), .. Secret(section, "PreviousSecret", required: false)];
        section.RefuseUnknown();
        return new(definition, secrets);
    }

    // What is wrong with a secret is said without the secret.
    private static IEnumerable<WebhookSecret> Secret(ConfiguredSection section, string key, bool required)
    {
        var text = section.Text(key);
        if (text is null && !required)
        {
            return [];
        }

        if (text is not null && WebhookSecret.Parse(text) is { } secret)
        {
            return [secret];
        }

        section.Wrong(key, text is null ? null : "…", WebhookSecret.Expected);
        return [];
    }

    private static string[] Words(ConfiguredSection section, string key, IReadOnlyCollection<string>? known)
    {
        var words = section.Text(key)?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
        if (known is not null && words.FirstOrDefault(w => !known.Contains(w)) is { } unknown)
        {
            section.Wrong(key, unknown, $"some of {string.Join(", ", known)}, with commas between");
        }

        return words;
    }

    [GeneratedRegex("^[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Name { get; }
}
