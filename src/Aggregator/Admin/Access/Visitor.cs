using Aggregator.Storing;
using Microsoft.AspNetCore.Antiforgery;

namespace Aggregator.Admin.Access;

/// <summary>Who looks at a page, and what its forms prove with that they are ours.</summary>
/// <param name="Name">Null: nobody is signed in.</param>
/// <param name="Field">Name of the forms' hidden field.</param>
/// <param name="Token">Its value; scripts send it as the header X-CSRF-Token.</param>
public sealed record Visitor(string? Name, Role? Role, DateTimeOffset Now, string Field, string Token)
{
    internal static Visitor Of(HttpContext context)
    {
        var services = context.RequestServices;
        var tokens = services.GetRequiredService<IAntiforgery>().GetAndStoreTokens(context);
        var account = context.Features.Get<Caller>()?.Account;
        return new Visitor(account?.Name, account?.Role, services.GetRequiredService<TimeProvider>().GetUtcNow(), tokens.FormFieldName, tokens.RequestToken!);
    }
}
