namespace Aggregator.Fetching;

/// <summary>One fetch on its way from redirect to redirect: where it stands and what it has used up.</summary>
internal sealed class Trip(FetchRequest request, int mostRedirects, TimeSpan time)
{
    private RedirectPath _path = new(request.Address, mostRedirects);

    public FetchRequest Request => request;

    public Uri Address => _path.Address;

    public ref readonly RedirectPath Path => ref _path;

    /// <summary>Of the time for the whole trip, less what answers took so far; waiting for a host's turn does not count.</summary>
    public TimeSpan Left { get; private set; } = time;

    /// <summary>What an address said of its version says nothing of the one that it moved to for good: that has to show its body first.</summary>
    public Validators Validators => _path.AnyPermanent ? Validators.None : request.Validators;

    /// <summary>What robots.txt says of the host that is asked; null where it was not asked about.</summary>
    public RobotsState? Robots { get; set; }

    /// <returns>Why the redirect leads nowhere; null where <see cref="Address"/> is the next one to ask.</returns>
    public FetchOutcome.Failed? Follow(int status, string? location) => _path.Follow(status, location);

    public void Spend(TimeSpan took) => Left -= took;
}
