using Aggregator.Simulator.Makes;
using Aggregator.Simulator.Scripting;
using Aggregator.Simulator.Writing;

namespace Aggregator.Simulator.Telling;

/// <summary>All that one outlet ever publishes, by the second: a pure function of the scenario and the seconds since the start.</summary>
internal sealed class Timeline
{
    private const int Related = 4;

    private readonly IMake _make;
    private readonly DateTimeOffset _start;
    private readonly ScriptedReport[] _scripted;
    private readonly Dictionary<long, ScriptedReport> _byNumber;
    private readonly long[] _events;
    private readonly ReportStream? _stream;

    public Timeline(Scenario scenario, ScriptedOutlet outlet, IMake make, Uri home, DateTimeOffset start)
    {
        (Outlet, Home, _make, _start) = (outlet, home, make, start);
        _scripted = [.. scenario.Reports.Where(r => r.Outlet == outlet.Slug)];
        _byNumber = _scripted.ToDictionary(r => r.Number);
        _events = [.. _scripted.SelectMany(r => r.Events()).Order()];
        _stream = outlet.Stream is { } stream ? new ReportStream(scenario, outlet, stream) : null;
    }

    public ScriptedOutlet Outlet { get; }

    public Uri Home { get; }

    /// <summary>Every report published by then, withdrawn ones too, oldest first.</summary>
    public IEnumerable<PublishedReport> All(long elapsed) => Visible(elapsed, 0).OrderBy(r => r.FirstPublishedAt).ThenBy(r => r.Number);

    /// <summary>What the outlet shows then, newest first.</summary>
    public Edition Latest(long elapsed) => new(Outlet, Home, [.. Newest(elapsed, Outlet.Window)], Instant(LastEvent(elapsed)));

    /// <summary>The report at an address, with the page that shows it; null where there is none yet.</summary>
    public (PublishedReport Report, Edition Edition)? Find(string path, long elapsed)
    {
        if (Addresses.NumberIn(path) is not { } number || ByNumber(number, elapsed) is not { } report || Told(report, elapsed) is not { } told || told.Url.AbsolutePath != path)
            return null;

        // The links beside a report are those of its own hour, so that its page changes only when the report does.
        var related = Newest(report.At, Related + 1).Where(r => r.Number != number).Take(Related).ToList();
        return (told, new Edition(Outlet, Home, related, _start.AddSeconds(report.Events().Where(e => e <= elapsed).Max())));
    }

    /// <summary>The last instant at which anything of this outlet changed. What it shows follows from this alone.</summary>
    public long LastEvent(long elapsed)
    {
        var found = Array.BinarySearch(_events, elapsed);
        var before = found >= 0 ? found : ~found - 1;
        var scripted = before >= 0 ? _events[before] : 0;
        var streamed = _stream?.Count(elapsed) ?? 0;
        return streamed > 0 ? Math.Max(scripted, _stream!.At(streamed - 1)) : scripted;
    }

    public DateTimeOffset Instant(long elapsed) => _start.AddSeconds(elapsed);

    private IEnumerable<PublishedReport> Newest(long elapsed, int count) => Visible(elapsed, Math.Max(0, (_stream?.Count(elapsed) ?? 0) - count))
        .Where(r => r.State == ReportState.Published)
        .OrderByDescending(r => r.PublishedAt)
        .ThenByDescending(r => r.Number)
        .Take(count);

    private IEnumerable<PublishedReport> Visible(long elapsed, long firstStreamed)
    {
        foreach (var report in _scripted.Where(r => r.At <= elapsed))
            yield return Told(report, elapsed);
        for (var index = firstStreamed; index < (_stream?.Count(elapsed) ?? 0); index++)
            yield return Told(_stream!.Report(index), elapsed);
    }

    private ScriptedReport? ByNumber(long number, long elapsed)
    {
        if (ReportNumber.StreamIndex(number) is { } index)
            return index < (_stream?.Count(elapsed) ?? 0) ? _stream!.Report(index) : null;
        return _byNumber.TryGetValue(number, out var report) && report.At <= elapsed ? report : null;
    }

    private PublishedReport Told(ScriptedReport report, long elapsed) =>
        Retelling.At(report, elapsed, _start, new Uri(Home, _make.Path(report, _start.AddSeconds(report.At))));
}
