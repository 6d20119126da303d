namespace Aggregator.Simulator.Scripting;

/// <summary>One simulated outlet: who it is, how it is made, and how its server behaves.</summary>
public sealed record ScriptedOutlet
{
    /// <summary>Lower-case letters, digits and hyphens.</summary>
    public required string Slug { get; init; }

    public required string Name { get; init; }

    /// <summary>Which make of site it is: the name of a class in <c>Makes/</c>.</summary>
    public required string Make { get; init; }

    /// <summary>National, Regional, PublicSector, International or Campaign.</summary>
    public string Kind { get; init; } = "National";

    public string? Family { get; init; }

    public string Tagline { get; init; } = "";

    /// <summary>Sections that it reports in, most important first; the endless stream keeps to them.</summary>
    public required IReadOnlyList<string> Sections { get; init; }

    /// <summary>Who signs the reports of the endless stream.</summary>
    public IReadOnlyList<string> Bylines { get; init; } = [];

    /// <summary>How many reports its feed, sitemap or listing shows.</summary>
    public int Window { get; init; } = 30;

    public Validators Validators { get; init; } = Validators.Both;

    public bool Gzip { get; init; }

    /// <summary>Whole minutes, sent as RSS's <c>ttl</c>.</summary>
    public int? TtlMinutes { get; init; }

    /// <summary>Sent as <c>Cache-Control: max-age</c> with what is polled.</summary>
    public int? MaxAgeSeconds { get; init; }

    public ScriptedRobots Robots { get; init; } = new();

    public IReadOnlyList<Spell> Spells { get; init; } = [];

    public StreamPace? Stream { get; init; }
}

/// <summary>Which validators a server sends for conditional requests.</summary>
public enum Validators
{
    None,
    LastModified,
    ETag,
    Both,
}

/// <summary>What its robots.txt says.</summary>
public sealed record ScriptedRobots
{
    public IReadOnlyList<string> Disallow { get; init; } = [];

    public double? CrawlDelaySeconds { get; init; }
}

/// <summary>The endless stream of generated reports: some published before the start, then one about every few seconds.</summary>
public sealed record StreamPace
{
    /// <summary>How many were published before the start.</summary>
    public int Backlog { get; init; }

    /// <summary>Seconds between two of those.</summary>
    public double BacklogEvery { get; init; } = 1800;

    /// <summary>Seconds from the start to the first new one.</summary>
    public double First { get; init; }

    /// <summary>Seconds between two new ones; each is up to half of that late.</summary>
    public double Every { get; init; } = 60;

    /// <summary>The number of reports after which it ends; null means never.</summary>
    public int? Limit { get; init; }
}
