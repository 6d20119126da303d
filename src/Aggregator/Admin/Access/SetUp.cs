using Aggregator.Storing;
using Microsoft.Extensions.Options;

namespace Aggregator.Admin.Access;

/// <summary>The one-time link by which the first account is made. Lives in memory: another start has another, and it runs out.</summary>
internal sealed class SetUp(IAccountStore accounts, IOptions<AdminOptions> options, TimeProvider clock)
{
    public const string Path = "/admin/set-up";

    private readonly string _secret = Secrets.New();
    private readonly DateTimeOffset _until = clock.GetUtcNow().AddMinutes(options.Value.SetUpMinutes);

    // Accounts do not all go away again: the last who may administer stays.
    private volatile bool _done;

    /// <summary>Path and query of the link, for whoever sees the console's own output.</summary>
    public string Link => $"{Path}?key={_secret}";

    /// <summary>For how long it can be used.</summary>
    public TimeSpan Left => _until - clock.GetUtcNow();

    /// <summary>Whether there is no account yet.</summary>
    public async ValueTask<bool> IsNeededAsync(CancellationToken cancellation)
    {
        if (_done)
            return false;
        _done = await accounts.AnyAccountAsync(cancellation);
        return !_done;
    }

    public bool Takes(string? key) => key is not null && Left > TimeSpan.Zero && Secrets.AreEqual(key, _secret);
}
