using Aggregator.Sources;

namespace Aggregator.Storing;

/// <summary>A change of a source's state that no poll led to.</summary>
internal static class SourceChange
{
    public static SourceState? Run(Batch batch, SourceId source, Func<SourceState, SourceState> change)
    {
        if (batch.Roster.Find(source) is not { } line)
            return null;
        // An operation before this one in the batch may have moved the state already.
        var before = SourceTable.Read(batch.Session, line.Number);
        var state = change(before);
        state = state with { Memory = state.Memory with { Edits = before.Memory.Edits + 1 } };
        SourceTable.Replace(batch.Session, line.Number, state);
        batch.AfterCommit(() => line.Standing = line.Standing with { State = state });
        batch.Edited(source);
        return state;
    }
}
