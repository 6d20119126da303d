namespace Aggregator.Fetching;

/// <summary>
/// The pauses that one host asked for. On shared hosting one tenant's trouble is not another's, so a pause holds for the outlet that got it; where a second
/// outlet gets one while it lasts, the host means us all, and everybody waits while both last. Not safe for several threads.
/// </summary>
internal sealed class HostPauses(TimeProvider clock)
{
    private readonly List<(string Tenant, int Status, DateTimeOffset Until)> _pauses = [];

    public bool Any => _pauses.Exists(p => p.Until > clock.GetUtcNow());

    public void Add(string tenant, int status, TimeSpan time)
    {
        var until = clock.GetUtcNow() + time;
        // Kept for each, also while a pause for everybody covers it: that one may end first.
        if (_pauses.Exists(p => p.Tenant == tenant && p.Until >= until))
            return;
        _pauses.RemoveAll(p => p.Tenant == tenant);
        _pauses.Add((tenant, status, until));
    }

    /// <summary>How long the tenant has to wait, zero where it has not, and the status that told it so.</summary>
    public (TimeSpan Left, int Status) For(string tenant)
    {
        if (_pauses.Count == 0)
            return default;
        var now = clock.GetUtcNow();
        _pauses.RemoveAll(p => p.Until <= now);
        (TimeSpan Left, int Status) own = default, longest = default, second = default;
        foreach (var (name, status, until) in _pauses)
        {
            var pause = (Left: until - now, status);
            if (name == tenant)
                own = pause;
            if (pause.Left > longest.Left)
                (longest, second) = (pause, longest);
            else if (pause.Left > second.Left)
                second = pause;
        }

        return own.Left > second.Left ? own : second;
    }
}
