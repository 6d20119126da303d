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

    /// <summary>Whether a source's rhythm moves its interval: more often when it is busy at this hour of the week, slower when it is quiet. Default true.</summary>
    public bool Adaptive { get; set; } = true;

    /// <summary>The shortest wait that a rhythm leads to, as a share of the interval. Default 0.2.</summary>
    [Range(0.01, 1)] public double FastestShare { get; set; } = 0.2;

    /// <summary>Minutes that a rhythm never goes below; an interval that is no longer than this is kept as it stands. Default 2.</summary>
    [Range(0.5, 1_440)] public double FastestMinutes { get; set; } = 2;

    /// <summary>The longest wait that a rhythm leads to, as a multiple of the interval. Default 4.</summary>
    [Range(1, 100)] public double SlowestTimes { get; set; } = 4;

    /// <summary>Hours after which a whole document is asked for although the server says that nothing changed. Default 24.</summary>
    [Range(1, 8_760)] public double FullCheckHours { get; set; } = 24;
}
