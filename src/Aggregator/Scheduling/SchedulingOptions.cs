using System.ComponentModel.DataAnnotations;

namespace Aggregator.Scheduling;

/// <summary>How the daemon's hands are put to work. Section <c>Scheduling</c> of appsettings.json.</summary>
public sealed class SchedulingOptions
{
    public const string Section = "Scheduling";

    /// <summary>Outlets that are worked on at once. Default 64.</summary>
    [Range(1, 1_000)] public int OutletsInHand { get; set; } = 64;

    /// <summary>Seconds over which overdue outlets are spread after a start, so that a restart is no burst. Default 30.</summary>
    [Range(0, 3_600)] public double StartSpreadSeconds { get; set; } = 30;
}
