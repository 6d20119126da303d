using Aggregator.Storing;
using Microsoft.Extensions.Options;

namespace Aggregator.Admin.Access;

/// <summary>Browsers that are signed in. The cookie holds a random value and nothing else; what it stands for is in the store, by its hash.</summary>
internal sealed class Sessions(IAccountStore accounts, IOptions<AdminOptions> options, TimeProvider clock)
{
    /// <summary>Over TLS: the prefix makes browsers take it from this host only, whole, and never in the clear (RFC 6265bis §4.1.3.2).</summary>
    public const string SecureCookie = "__Host-aggregator";

    /// <summary>Under the loopback names without TLS.</summary>
    public const string PlainCookie = "aggregator-session";

    private static readonly TimeSpan Grain = TimeSpan.FromMinutes(1);

    private TimeSpan Idle => TimeSpan.FromMinutes(options.Value.SessionIdleMinutes);

    /// <summary>Whose session the request brings; null where it brings none that is good.</summary>
    public async Task<Caller?> FindAsync(HttpContext context)
    {
        if (!context.Request.Cookies.TryGetValue(NameFor(context), out var value) || string.IsNullOrEmpty(value))
            return null;
        var id = Secrets.HashOf(value);
        if (await accounts.FindSessionAsync(id, context.RequestAborted) is not { } found)
            return null;
        var (session, account) = found;
        var now = clock.GetUtcNow();
        if (now >= session.EndsAt || now >= session.SeenAt + Idle || !account.IsEnabled || account.Stamp != session.Stamp)
        {
            await accounts.RemoveSessionAsync(id, context.RequestAborted);
            return null;
        }

        if (now - session.SeenAt >= Grain)
            await accounts.TouchSessionAsync(id, now, context.RequestAborted);
        return new Caller(account, session, null);
    }

    /// <summary>A new session under a new value, whatever the browser brought: nobody can have put it there before (CWE-384).</summary>
    public async Task BeginAsync(HttpContext context, Account account)
    {
        await EndAsync(context);
        var value = Secrets.New();
        var now = clock.GetUtcNow();
        var session = new AdminSession(Secrets.HashOf(value), account.Number, account.Stamp, now, now, now.AddHours(options.Value.SessionHours), context.Connection.RemoteIpAddress?.ToString() ?? "");
        await accounts.AddSessionAsync(session, context.RequestAborted);
        context.Response.Cookies.Append(NameFor(context), value, Cookie(context));
    }

    /// <summary>Ends what the browser brought, on both sides.</summary>
    public async Task EndAsync(HttpContext context)
    {
        if (!context.Request.Cookies.TryGetValue(NameFor(context), out var value) || string.IsNullOrEmpty(value))
            return;
        await accounts.RemoveSessionAsync(Secrets.HashOf(value), context.RequestAborted);
        context.Response.Cookies.Delete(NameFor(context), Cookie(context));
    }

    private static string NameFor(HttpContext context) => context.Request.IsHttps ? SecureCookie : PlainCookie;

    // Without an age: it ends with the browser, and before that when the store says so.
    private static CookieOptions Cookie(HttpContext context) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Strict,
        Secure = context.Request.IsHttps,
        Path = "/",
        IsEssential = true,
    };
}
