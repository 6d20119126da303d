using Aggregator.Fetching;
using Aggregator.Scheduling;
using Aggregator.Sources;
using Aggregator.Storing;

namespace Aggregator.Ingesting;

/// <summary>One poll under way: of what, how it was asked, and when.</summary>
internal sealed record Polling
{
    public required Source Source { get; init; }

    public required PollPlan Plan { get; init; }

    /// <summary>As it stood when the poll began.</summary>
    public required SourceState State { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Sent with the request; none where the whole document was asked for.</summary>
    public Validators Validators { get; init; } = Validators.None;

    /// <summary>The end of the poll.</summary>
    public DateTimeOffset Now { get; init; }

    /// <summary>0–1.</summary>
    public double Jitter { get; init; }

    public Uri Asked => State.MovedTo ?? Source.Address;

    /// <summary>Whether validators were at hand and left out on purpose: a check on the server's 304s.</summary>
    public bool IsCheck => Validators.IsEmpty && !State.Validators.IsEmpty;

    public static Polling Begin(Source source, PollPlan plan, SourceState state, TimeSpan fullCheck, DateTimeOffset now) => new()
    {
        Source = source,
        Plan = plan,
        State = state,
        StartedAt = now,
        Now = now,
        Validators = ValidatorTrust.AskInFull(state.Memory.FullAt, state.Memory.DistrustedAt, fullCheck, now) ? Validators.None : state.Validators,
    };

    public Polling Ended(DateTimeOffset now, double jitter) => this with { Now = now, Jitter = jitter };

    /// <summary>The poll's record so far.</summary>
    public Poll Record(PollEnding ending, SourceState state) => new()
    {
        Source = Source.Id,
        StartedAt = StartedAt,
        Took = Now - StartedAt,
        Outcome = ending.Word(),
        Asked = Asked == Source.Address ? null : Asked,
        Conditional = !Validators.IsEmpty,
        State = state,
    };
}
