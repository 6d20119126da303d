using Aggregator.Storing;

namespace Aggregator.Admin.Access;

/// <summary>Tokens of programs: shown once, kept as a hash, good while their account is.</summary>
internal sealed class Tokens(IAccountStore accounts, TimeProvider clock)
{
    private const string Prefix = "aga_";
    private const string Scheme = "Bearer ";

    private static readonly TimeSpan Grain = TimeSpan.FromMinutes(1);

    public static (string Token, string Hash) New()
    {
        var token = Prefix + Secrets.New();
        return (token, Secrets.HashOf(token));
    }

    /// <summary>Whether the request claims to be a program's; its cookies count for nothing then.</summary>
    public static bool IsOffered(HttpRequest request) => request.Headers.Authorization.Count > 0;

    /// <summary>Whose token the request brings; null where it brings none that is good.</summary>
    public async Task<Caller?> FindAsync(HttpContext context)
    {
        if (context.Request.Headers.Authorization is not [{ } given] || !given.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
            return null;
        // By its hash: how long the search takes says nothing about a token.
        if (await accounts.FindTokenAsync(Secrets.HashOf(given[Scheme.Length..].Trim()), context.RequestAborted) is not { } found)
            return null;
        var (token, account) = found;
        var now = clock.GetUtcNow();
        if (now >= token.EndsAt || !account.IsEnabled)
            return null;
        if (token.UsedAt is not { } used || now - used >= Grain)
            await accounts.TouchTokenAsync(token.Number, now, context.RequestAborted);
        return new Caller(account, null, token);
    }
}
