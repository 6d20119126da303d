using Aggregator.Sources;
using Aggregator.Storing;

namespace Aggregator.Benchmarks.Politeness;

/// <summary>What the hosts saw of the day, and how the sources stood at its end.</summary>
internal sealed record DayRecord(IReadOnlyList<Visit> Visits, IReadOnlyList<Turn> Turns, IReadOnlyList<PollRecord> Polls, IReadOnlyList<SourceStatus> Sources, DateTimeOffset Start, DateTimeOffset Restart, DateTimeOffset End)
{
    /// <summary>What the daemon logged as mistakes of its own.</summary>
    public IReadOnlyList<string> Mistakes { get; init; } = [];

    public IEnumerable<string> Hosts => Visits.Select(v => v.Host).Distinct();

    public List<Visit> Of(string host) => [.. Visits.Where(v => v.Host == host)];

    public List<Visit> Feeds(string host) => [.. Visits.Where(v => v.Host == host && v.IsFeed)];

    public List<Visit> Pages(string host) => [.. Visits.Where(v => v.Host == host && v.IsPage)];

    public SourceState State(string outlet) => Sources.Single(s => s.Source.Id == new SourceId($"{outlet}/news")).State;

    /// <summary>Times between one request and the next, in minutes.</summary>
    public static List<double> Gaps(IReadOnlyList<Visit> visits) => [.. visits.Zip(visits.Skip(1), (a, b) => (b.At - a.At).TotalMinutes)];

    /// <summary>Hours after the start.</summary>
    public double Hour(Visit visit) => (visit.At - Start).TotalHours;
}

/// <summary>How one behaviour went.</summary>
/// <param name="Behaviour">What a good neighbour does.</param>
/// <param name="Passed">Whether it was done.</param>
/// <param name="Numbers">What was seen.</param>
internal sealed record Grade(string Behaviour, bool Passed, string Numbers);
