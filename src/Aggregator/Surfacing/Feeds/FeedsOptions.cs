using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Aggregator.Surfacing.Feeds;

/// <summary>The feeds and sitemaps that the portal offers. Section <c>Feeds</c> of appsettings.json.</summary>
public sealed class FeedsOptions
{
    public const string Section = "Feeds";

    /// <summary>Articles in a feed. Default 50.</summary>
    [Range(1, 200)]
    public int Items { get; set; } = 50;

    /// <summary>Seconds for which a reader or a cache may keep a feed without asking again. Default 60.</summary>
    [Range(0, 86_400)]
    public int MaxAgeSeconds { get; set; } = 60;

    /// <summary>WebSub hubs that every feed names and that hear of every change. They need <c>Surfacing:PublicUrl</c>. Default none.</summary>
    [Hub, Description("an http or https address without a fragment")]
    public string[] Hubs { get; set; } = [];

    /// <summary>Seconds for which changes are gathered before the hubs hear of them. Default 5.</summary>
    [Range(1, 3600)]
    public int HubDelaySeconds { get; set; } = 5;

    /// <summary>Feeds that one request tells a hub of; 1 for a hub that reads only one. Default 20.</summary>
    [Range(1, 200)]
    public int HubTopics { get; set; } = 20;

    /// <summary>
    /// Authority and date of the feeds' tag URIs (RFC 4151): <c>news.example,2026</c>. Never to be changed once feeds are read: readers would see every
    /// article as new. Default: the host under which the portal is found, and 2026.
    /// </summary>
    [RegularExpression("([A-Za-z0-9.-]+,[0-9]{4}(-[0-9]{2}){0,2})?"), Description("a host name, a comma and a date, such as news.example,2026")]
    public string? TagAuthority { get; set; }
}

/// <summary>A hub's address, or several.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class HubAttribute : ValidationAttribute
{
    public override bool IsValid(object? value) => value switch
    {
        null => true,
        string hub => IsHub(hub),
        string[] hubs => hubs.All(IsHub),
        _ => false,
    };

    // On Linux "/hub" and "//host/hub" parse as addresses of files.
    private static bool IsHub(string text) => Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && address.Host.Length > 0 && address.Fragment.Length == 0;
}

[OptionsValidator]
internal sealed partial class FeedsOptionsValidator : IValidateOptions<FeedsOptions>;
