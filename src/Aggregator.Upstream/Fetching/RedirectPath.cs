namespace Aggregator.Fetching;

/// <summary>The way from the address that was asked for to the one that answers.</summary>
internal struct RedirectPath(Uri start, int most)
{
    private HashSet<string>? _seen;
    private int _hops;
    private bool _allPermanent = true;

    public Uri Address { get; private set; } = start;

    /// <summary>Whether a permanent redirect was on the way.</summary>
    public bool AnyPermanent { get; private set; }

    /// <summary>The address to keep: where every redirect was permanent.</summary>
    public readonly Uri? MovedTo => _hops > 0 && _allPermanent ? Address : null;

    /// <returns>Why the redirect leads nowhere; null where <see cref="Address"/> is the next one to ask.</returns>
    public FetchOutcome.Failed? Follow(int status, string? location)
    {
        var step = Redirects.Next(Address, status, location);
        if (step.Failed is { } failed)
            return failed with { Status = status };
        if (++_hops > most)
            return new FetchOutcome.Failed(FetchFailure.Redirect, $"more than {most} redirects, the last one to {step.To}", status);
        _seen ??= new(StringComparer.Ordinal) { Address.AbsoluteUri };
        if (!_seen.Add(step.To!.AbsoluteUri))
            return new FetchOutcome.Failed(FetchFailure.Redirect, $"redirects in a loop, back to {step.To}; it may want cookies", status);
        Address = step.To;
        _allPermanent &= step.Permanent;
        AnyPermanent |= step.Permanent;
        return null;
    }
}
