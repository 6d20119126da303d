using System.Globalization;
using System.Text.RegularExpressions;
using Aggregator.Storing;

namespace Aggregator.Admin.Access.Pages;

/// <summary>Tokens, newest first, and the one that was just made, in the clear.</summary>
public sealed record TokensModel(PageContext Page, IReadOnlyList<(ApiToken Token, string Account)> Tokens, FreshToken? Fresh);

/// <summary>A token in the clear, for the only time.</summary>
public sealed record FreshToken(string Name, string Token);

/// <summary><c>/admin/tokens</c>: everybody's own; admins see all, and revoke any.</summary>
internal static partial class TokenPages
{
    public const string Path = "/admin/tokens";
    public const string NameRule = "1 to 40 lower-case letters, digits and . _ -";
    public const int MostDays = 3650;

    public static IReadOnlyList<(TokenScopes Scope, string Word, string Text)> Scopes { get; } =
    [
        (TokenScopes.Read, "read", "read"),
        (TokenScopes.Sources, "sources", "change sources and outlets"),
        (TokenScopes.Articles, "articles", "change articles"),
        (TokenScopes.Webhooks, "webhooks", "change webhooks"),
        (TokenScopes.Admin, "admin", "do everything that you may"),
    ];

    public static void Map(RouteGroupBuilder pages)
    {
        pages.MapMethods("/tokens", AccessPage.Reads, Show).OwnAccountOnly();
        pages.MapPost("/tokens", Make).OwnAccountOnly();
        pages.MapPost("/tokens/{number:long}/revoke", Revoke).OwnAccountOnly();
    }

    public static string Words(TokenScopes scopes) => string.Join(", ", Scopes.Where(s => scopes.HasFlag(s.Scope)).Select(s => s.Word));

    private static Task<IResult> Show(IAccountStore accounts, HttpContext context) => ListAsync(accounts, context, null, null);

    private static async Task<IResult> Make(IAccountStore accounts, AccountKeeping keeping, TimeProvider clock, HttpContext context)
    {
        var account = context.Caller().Account;
        var form = await FormFields.ReadAsync(context.Request);
        var (name, days) = (form["name"].Trim().ToLowerInvariant(), form["days"].Trim());
        var scopes = Scopes.Where(s => form.Has("scope", s.Word)).Aggregate(TokenScopes.None, (all, s) => all | s.Scope);
        var lasting = 0;
        if (!ValidName.IsMatch(name))
            return await ListAsync(accounts, context, $"What it is for has to be {NameRule}.", null);
        if (scopes == TokenScopes.None)
            return await ListAsync(accounts, context, "A token that may do nothing is of no use: choose what it may.", null);
        if (days.Length > 0 && !(int.TryParse(days, NumberStyles.None, CultureInfo.InvariantCulture, out lasting) && lasting is >= 1 and <= MostDays))
            return await ListAsync(accounts, context, $"The days until it ends have to be 1 to {MostDays}, or empty.", null);
        var (token, hash) = Tokens.New();
        var now = clock.GetUtcNow();
        var made = new ApiToken(0, hash, account.Number, name, scopes, now, days.Length > 0 ? now.AddDays(lasting) : null, null);
        return await accounts.AddTokenAsync(made, keeping.Entry(context.Actor(), "token.create", account.Name, null, $"{name}: {Words(scopes)}", null), context.RequestAborted)
            ? await ListAsync(accounts, context, null, new FreshToken(name, token))
            : await ListAsync(accounts, context, $"You have a token “{name}” already. Revoke that one first, or call this one something else.", null);
    }

    private static async Task<IResult> Revoke(long number, IAccountStore accounts, AccountKeeping keeping, HttpContext context)
    {
        var caller = context.Caller().Account;
        var found = (await accounts.TokensAsync(null, context.RequestAborted)).Where(t => t.Token.Number == number && (t.Token.Account == caller.Number || caller.Role == Role.Admin)).ToList();
        // Somebody else's and one that is not there look the same.
        if (found is not [var (token, owner)])
            return await ListAsync(accounts, context, "There is no such token any more.", null);
        await accounts.RemoveTokenAsync(number, null, keeping.Entry(context.Actor(), "token.revoke", owner, $"{token.Name}: {Words(token.Scopes)}", null, null), context.RequestAborted);
        return AccessPage.SeeOther(Path);
    }

    private static async Task<IResult> ListAsync(IAccountStore accounts, HttpContext context, string? problem, FreshToken? fresh)
    {
        var account = context.Caller().Account;
        var tokens = await accounts.TokensAsync(account.Role == Role.Admin ? null : account.Number, context.RequestAborted);
        return await AccessPage.ShowAsync<TokensPage>(context, page => new TokensModel(page, tokens, fresh), problem);
    }

    [GeneratedRegex(@"^[a-z0-9._-]{1,40}\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex ValidName { get; }
}
