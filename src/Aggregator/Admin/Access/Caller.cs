using System.Security.Claims;
using Aggregator.Storing;

namespace Aggregator.Admin.Access;

/// <summary>Who makes a request of the console: an account, through a browser's session or a program's token.</summary>
internal sealed record Caller(Account Account, AdminSession? Session, ApiToken? Token)
{
    public Actor Actor => Token is null ? new Actor(Account.Name, Actor.Console) : new Actor($"{Account.Name}/{Token.Name}", Actor.Api);

    /// <summary>Whether they may call what asks for this.</summary>
    public bool May(Role role, TokenScopes scope) => Account.Role >= role && (Token is null || MayToken(Token.Scopes, role, scope));

    /// <summary>What form tokens are bound to: this session, so that one of another session is not taken.</summary>
    public ClaimsPrincipal Principal => new(new ClaimsIdentity([new Claim("sub", Session?.Id ?? $"token {Token!.Number}"), new Claim(ClaimTypes.Name, Account.Name)], "aggregator"));

    private static bool MayToken(TokenScopes held, Role role, TokenScopes scope)
    {
        if (held == TokenScopes.None)
            return false;
        if (role == Role.Viewer)
            return true;
        return held.HasFlag(TokenScopes.Admin) || (role == Role.Editor && scope != TokenScopes.None && (held & scope) != 0);
    }
}

/// <summary>The caller of a request that the gate let in.</summary>
internal static class Callers
{
    extension(HttpContext context)
    {
        /// <exception cref="InvalidOperationException">The endpoint is not behind the gate.</exception>
        public Caller Caller() => context.Features.Get<Caller>() ?? throw new InvalidOperationException($"{context.Request.Path} is open to callers who are not signed in");

        /// <summary>For the audit log.</summary>
        /// <exception cref="InvalidOperationException">The endpoint is not behind the gate.</exception>
        public Actor Actor() => context.Caller().Actor;
    }
}
