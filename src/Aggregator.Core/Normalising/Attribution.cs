namespace Aggregator.Normalising;

/// <summary>Whose report an article is. Nothing is surfaced without it.</summary>
public sealed record Attribution
{
    /// <summary>The outlet's name as readers know it.</summary>
    public required string Outlet { get; init; }

    /// <summary>The byline, one name each, in the outlet's order.</summary>
    public IReadOnlyList<string> Authors { get; init; } = [];

    /// <summary>The report at its outlet: canonical, for readers to follow.</summary>
    public required Uri Url { get; init; }

    /// <summary>When the outlet says it published; null where it does not say.</summary>
    public DateTimeOffset? PublishedAt { get; init; }

    public required DateTimeOffset RetrievedAt { get; init; }

    /// <summary>The agencies whose copy it is or rests on, by their own names, where byline, dateline or a note at the end says so, or where its text is that of a report so credited.</summary>
    public IReadOnlyList<string> Agencies { get; init => field = value ?? []; } = []; // absent from what was stored before there were any

    /// <summary>The report itself does not name them: its text stands in a report that another credited to them.</summary>
    public bool AgenciesByReuse { get; init; }

    /// <summary>The address of a licence that is known (<see cref="Licences"/>), else what the outlet states.</summary>
    public string? Licence { get; init; }

    public string? Credit { get; init; }
}
