namespace Aggregator.Fetching;

/// <summary>One fetch on its way from redirect to redirect: where it stands and what it has used up.</summary>
internal sealed class Trip(FetchRequest request, int mostRedirects, TimeSpan time)
{
    private RedirectPath _path = new(request.Address, mostRedirects);
    private bool _wasSecure = request.Address.Scheme == Uri.UriSchemeHttps;

    public FetchRequest Request => request;

    public Uri Address => _path.Address;

    /// <summary>Whether headers and credentials go to the address: from the first redirect that leads away from the source's own server on they do not, on the way back neither.</summary>
    public bool IsTrusted { get; private set; } = request.Access.IsHome(request.Address) && request.Purpose is not (FetchPurpose.Robots or FetchPurpose.TdmFile);

    public ref readonly RedirectPath Path => ref _path;

    /// <summary>Of the time for the whole trip, less what answers took so far; waiting for a host's turn does not count.</summary>
    public TimeSpan Left { get; private set; } = time;

    /// <summary>What an address said of its version says nothing of the one that it moved to for good: that has to show its body first.</summary>
    public Validators Validators => _path.AnyPermanent ? Validators.None : request.Validators;

    /// <summary>The way on which the address is asked; null before the first request.</summary>
    public Route? Route { get; set; }

    /// <summary>What robots.txt says of the host that is asked; null where it was not asked about.</summary>
    public RobotsState? Robots { get; set; }

    /// <returns>Why the redirect leads nowhere; null where <see cref="Address"/> is the next one to ask.</returns>
    public FetchOutcome.Failed? Follow(int status, string? location)
    {
        var astray = _path.Follow(status, location);
        // The scheme counts against the hop before it too: from http to https and back would send in the clear what https was asked for.
        IsTrusted = IsTrusted && request.Access.IsHome(Address) && !(_wasSecure && Address.Scheme == Uri.UriSchemeHttp);
        _wasSecure |= Address.Scheme == Uri.UriSchemeHttps;
        return astray;
    }

    public void Spend(TimeSpan took) => Left -= took;
}
