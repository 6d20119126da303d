using Aggregator.Storing;
using Microsoft.AspNetCore.Antiforgery;

namespace Aggregator.Admin.Access;

/// <summary>What an endpoint asks of whoever calls it. Of several the strictest counts.</summary>
/// <param name="Role">At least.</param>
/// <param name="Scope">With a token: one of its scopes has to be this or Admin. None: Read for what only reads, Admin for the rest.</param>
internal sealed record AccessNeeded(Role Role, TokenScopes Scope);

/// <summary>Marks what somebody who is not signed in may call: signing in.</summary>
internal sealed class ForSignedOut
{
    public static ForSignedOut Mark { get; } = new();
}

/// <summary>Marks the form by which the first account is made; nothing else answers before there is one.</summary>
internal sealed class ForSetUp
{
    public static ForSetUp Mark { get; } = new();
}

/// <summary>Marks what changes nothing but the caller's own account: a viewer may, and a token never.</summary>
internal sealed class ForOwnAccount
{
    public static ForOwnAccount Mark { get; } = new();
}

/// <summary>Marks what answers even while a password that somebody else gave has to be changed.</summary>
internal sealed class ForNewPassword
{
    public static ForNewPassword Mark { get; } = new();
}

/// <summary>How endpoints say what they ask for. What is under /admin and says nothing is refused.</summary>
internal static class AccessConventions
{
    // The gate checks the token of every form and every request with another method than GET; a handler that binds a form must not ask for ASP.NET's own check besides.
    private static readonly RequireAntiforgeryTokenAttribute Checked = new(required: false);

    public static TBuilder RequireRole<TBuilder>(this TBuilder builder, Role role, TokenScopes scope = TokenScopes.None)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new AccessNeeded(role, scope), Checked);

    public static TBuilder AllowSignedOut<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(ForSignedOut.Mark, Checked);

    public static TBuilder OwnAccountOnly<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder => builder.RequireRole(Role.Viewer).WithMetadata(ForOwnAccount.Mark);
}
