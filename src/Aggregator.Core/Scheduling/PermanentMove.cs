namespace Aggregator.Scheduling;

/// <summary>A permanent redirect (301, 308) that has to prove itself.</summary>
/// <param name="To">Where it leads.</param>
/// <param name="Since">When it was met first.</param>
/// <param name="Times">Polls in a row that it led to a readable document.</param>
public sealed record PendingMove(Uri To, DateTimeOffset Since, int Times);

/// <summary>
/// Decides when a permanent redirect is believed. RFC 9110 §15.4.2 lets a client keep the new address at once; publishers send 301 by mistake, to consent and
/// error pages above all, and take it back. So it has to lead to the same readable place several times over a day.
/// </summary>
public static class PermanentMove
{
    private const int Proof = 3;
    private static readonly TimeSpan ProofTime = TimeSpan.FromHours(24);

    /// <param name="before">What was pending so far.</param>
    /// <param name="to">Where only permanent redirects led this time, to a document that was read; null where there were none.</param>
    /// <param name="now">The present.</param>
    public static PendingMove? Seen(PendingMove? before, Uri? to, DateTimeOffset now) =>
        to is null ? null : before?.To == to ? before with { Times = before.Times + 1 } : new PendingMove(to, now, 1);

    public static bool IsProved(PendingMove? move, DateTimeOffset now) => move is not null && move.Times >= Proof && now - move.Since >= ProofTime;
}
