using System.Text.Json;
using Aggregator.Fetching;
using Aggregator.Scheduling;
using Aggregator.Sources;

namespace Aggregator.Storing;

/// <summary>Makes the declared outlets and sources what the configuration says. Nothing is deleted: articles stay with their outlet.</summary>
internal static class Provisioning
{
    private static readonly Sql AddOutlet = new("INSERT INTO outlet (id, declared, definition) VALUES ($1, 1, $2) RETURNING number");
    private static readonly Sql ChangeOutlet = new("UPDATE outlet SET declared = $2, definition = $3 WHERE number = $1");
    private static readonly Sql AddSource = new("INSERT INTO source (id, outlet, declared, definition) VALUES ($1, $2, 1, $3) RETURNING number");
    private static readonly Sql ChangeSource = new("UPDATE source SET declared = $2, definition = $3 WHERE number = $1");

    private static readonly Sql MarkChanged = new("UPDATE article SET changed = $2 WHERE outlet = $1");

    public static void Run(Batch batch, IReadOnlyList<Outlet> outlets, DateTimeOffset now)
    {
        var session = batch.Session;
        List<long> changed = [];
        foreach (var outlet in outlets)
        {
            var line = batch.Roster.Find(outlet.Id);
            var isOther = Declare(session, outlet, line, out var number);
            foreach (var source in outlet.Sources)
                isOther |= Declare(session, number, source, batch.Roster.Find(source.Id), now);
            if (isOther)
                changed.Add(number);
            Retire(session, line?.Sources ?? [], outlet.Sources.Select(s => s.Id).ToHashSet());
        }

        var declared = outlets.Select(o => o.Id).ToHashSet();
        foreach (var line in batch.Roster.Outlets.Where(l => l.IsDeclared && !declared.Contains(l.Outlet.Id)))
        {
            session.Run(ChangeOutlet, line.Number, 0, Definition(line.Outlet));
            Retire(session, line.Sources, []);
            changed.Add(line.Number);
        }

        if (changed.Count == 0)
            return;
        // Names and rights are part of every answer: a number without an event tells readers that their copies are out of date, and whose articles to ask for again.
        var sequence = batch.TakeSequence();
        foreach (var outlet in changed)
            session.Run(MarkChanged, outlet, sequence);
    }

    // True where readers would notice.
    private static bool Declare(Session session, Outlet outlet, OutletLine? line, out long number)
    {
        var definition = Definition(outlet);
        if (line is null)
        {
            number = session.Number(AddOutlet, outlet.Id.Value, definition)!.Value;
            return true;
        }

        number = line.Number;
        if (line.IsDeclared && Definition(line.Outlet) == definition)
            return false;
        session.Run(ChangeOutlet, number, 1, definition);
        return true;
    }

    // True where the policy for what it told changed: that holds for what is stored, at once.
    private static bool Declare(Session session, long outlet, Source source, SourceLine? line, DateTimeOffset now)
    {
        var definition = Definition(source);
        if (line is null)
        {
            var number = session.Number(AddSource, source.Id.Value, outlet, definition)!.Value;
            SourceTable.Add(session, number, new SourceState { Source = source.Id, NextAt = now, NextBecause = "new" });
            return false;
        }

        if (line.IsDeclared && Definition(line.Source) == definition)
            return false;
        session.Run(ChangeSource, line.Number, 1, definition);
        if (line.Source.Address != source.Address)
            SourceTable.Replace(session, line.Number, AtNewAddress(ByHand(line.Standing.State), now));
        else if (Sooner(line, source, now) is { } sooner)
            SourceTable.Replace(session, line.Number, ByHand(line.Standing.State) with { NextAt = sooner.At, NextBecause = sooner.Because });
        return line.Source.Rights != source.Rights;
    }

    // Whoever shortens an interval does not want to wait for the old one to pass. A source in trouble keeps to its back-off or Retry-After.
    private static Due? Sooner(SourceLine line, Source source, DateTimeOffset now)
    {
        var (before, state) = (line.Source, line.Standing.State);
        var shortened = source.Interval < before.Interval || source.Cron != before.Cron || (source.Enabled && !(before.Enabled && line.IsDeclared));
        return shortened && state.Failures == 0 ? NextPoll.BroughtForward(state.NextAt, state.PolledAt, PollPlan.Every(source.Interval), state.Pace, now) : null;
    }

    private static void Retire(Session session, IReadOnlyList<SourceLine> lines, HashSet<SourceId> declared)
    {
        foreach (var line in lines.Where(l => l.IsDeclared && !declared.Contains(l.Source.Id)))
            session.Run(ChangeSource, line.Number, 0, Definition(line.Source));
    }

    // A poll that is under way began with the old definition: what it found does not undo this.
    private static SourceState ByHand(SourceState state) => state with { Memory = state.Memory with { Edits = state.Memory.Edits + 1 } };

    // What a server said of another address does not hold for this one; and whoever mends an address wants to see that it works.
    private static SourceState AtNewAddress(SourceState state, DateTimeOffset now) => state with
    {
        Validators = Validators.None,
        BodyHash = null,
        MovedTo = null,
        Failures = 0,
        Rhythm = state.Rhythm.Elsewhere(),
        Memory = state.Memory with { Moving = null, Proposal = null, SearchedAt = null, Doubts = 0, DistrustedAt = null, WindowsLost = 0 },
        NextAt = state.NextAt < now ? state.NextAt : now,
        NextBecause = "its address was changed",
    };

    private static string Definition(Outlet outlet) => JsonSerializer.Serialize(outlet with { Sources = [] }, Stored.Json.Outlet);

    private static string Definition(Source source) => JsonSerializer.Serialize(source, Stored.Json.Source);
}
