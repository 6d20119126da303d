using Aggregator.Sources;

namespace Aggregator.Storing;

/// <summary>Withdrawals that are held back until they look like the outlet's will, or a person says that they are.</summary>
public interface IHeldBack
{
    /// <summary>
    /// Withdraws the articles of a source whose withdrawal is held back, in one transaction with the entry of the audit log. Answers how many;
    /// for none, nothing is kept.
    /// </summary>
    ValueTask<int> WithdrawHeldBackAsync(SourceId source, AuditEntry entry, CancellationToken cancellation);
}
