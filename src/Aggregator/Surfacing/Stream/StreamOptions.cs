using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Aggregator.Surfacing.Stream;

/// <summary>Live headlines. Section <c>Stream</c> of appsettings.json.</summary>
public sealed class StreamOptions
{
    public const string Section = "Stream";

    /// <summary>Seconds between two signs of life on a quiet stream. Default 15.</summary>
    [Range(1, 300)]
    public int HeartbeatSeconds { get; set; } = 15;

    /// <summary>Streams and waiting requests at one time; more are answered with 503. Default 10000.</summary>
    [Range(1, 1_000_000)]
    public int Connections { get; set; } = 10_000;

    /// <summary>Of one address (an IPv6 network of 64 bits counts as one); more are answered with 429. Default 100.</summary>
    [Range(1, 1_000_000)]
    public int ConnectionsPerAddress { get; set; } = 100;

    /// <summary>Memory for the newest events, from which streams are fed, in MiB. Default 4.</summary>
    [Range(1, 256)]
    public int RecentMiB { get; set; } = 4;

    /// <summary>The longest time, in seconds, that a request for events waits for one. Default 25.</summary>
    [Range(1, 120)]
    public int LongestWaitSeconds { get; set; } = 25;
}

[OptionsValidator]
internal sealed partial class StreamOptionsValidator : IValidateOptions<StreamOptions>;
