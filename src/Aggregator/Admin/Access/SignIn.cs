using System.Net;
using Aggregator.Storing;
using Aggregator.Surfacing;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Aggregator.Admin.Access;

/// <summary>What became of an attempt to sign in.</summary>
internal abstract record SignInOutcome
{
    private SignInOutcome()
    {
    }

    public sealed record Admitted(Account Account) : SignInOutcome;

    /// <summary>Name, password or code is wrong, or the account is switched off: which of them is not told.</summary>
    public sealed record Refused : SignInOutcome;

    /// <summary>Nothing was looked at.</summary>
    public sealed record Paused(TimeSpan For) : SignInOutcome;

    /// <summary>Too many are signing in at once.</summary>
    public sealed record Busy : SignInOutcome;
}

/// <summary>
/// Holds name, password and code against the account. An attempt is counted as failed before it is looked at and taken back when it was none, so that many at
/// once are no way around the pauses. A name that no account has goes the same way to the end.
/// </summary>
internal sealed partial class SignIn(IAccountStore accounts, IAuditLog audit, Passwords passwords, SecondFactor secondFactor, IOptions<AdminOptions> options, TimeProvider clock, ILogger<SignIn> logger)
{
    public const string Somebody = "?";

    private readonly Lockout _lockout = new(options.Value.FreeFailures, TimeSpan.FromMinutes(options.Value.LongestPauseMinutes));

    public async Task<SignInOutcome> TryAsync(string? givenName, string? password, string? code, IPAddress from, CancellationToken cancellation)
    {
        var name = AccountNames.Of(givenName);
        string[] keys = [LockoutKeys.OfName(name ?? ""), LockoutKeys.OfAddress(from)];
        if (await ChargeAsync(keys, cancellation) is { } pause)
            return new SignInOutcome.Paused(pause);
        var account = await accounts.FindAccountAsync(name ?? "", cancellation);
        var verified = await passwords.VerifyAsync(account, password ?? "", cancellation);
        if (verified is null)
        {
            await accounts.ChangeAttemptsAsync(keys, static before => [.. before.Select(Lockout.TakenBack)], cancellation);
            return new SignInOutcome.Busy();
        }

        // Whatever is wrong, the same is done up to here and after: how long it takes says nothing either.
        if (!await AdmitAsync(account, password ?? "", code ?? "", verified.Value, from, cancellation))
        {
            await FailAsync(account, keys, from, cancellation);
            return new SignInOutcome.Refused();
        }

        // The name's failures are over with a success; of the address only this one attempt was none, else whoever has an account could guess at others for ever.
        await accounts.ChangeAttemptsAsync(keys, static before => [Attempts.None, Lockout.TakenBack(before[1])], cancellation);
        Log.SignedIn(logger, account!.Name, from);
        return new SignInOutcome.Admitted(account);
    }

    /// <summary>Whether somebody who is signed in knows their password; guessing it here costs what guessing it at the door does.</summary>
    public async Task<SignInOutcome> ConfirmAsync(Account account, string password, IPAddress from, CancellationToken cancellation)
    {
        string[] keys = [LockoutKeys.OfName(account.Name), LockoutKeys.OfAddress(from)];
        if (await ChargeAsync(keys, cancellation) is { } pause)
            return new SignInOutcome.Paused(pause);
        var verified = await passwords.VerifyAsync(account, password, cancellation);
        if (verified == PasswordVerificationResult.Failed)
        {
            await FailAsync(account, keys, from, cancellation);
            return new SignInOutcome.Refused();
        }

        await accounts.ChangeAttemptsAsync(keys, static before => [.. before.Select(Lockout.TakenBack)], cancellation);
        return verified is null ? new SignInOutcome.Busy() : new SignInOutcome.Admitted(account);
    }

    // Null: counted as failed, go on.
    private async Task<TimeSpan?> ChargeAsync(string[] keys, CancellationToken cancellation)
    {
        TimeSpan? pause = null;
        await accounts.ChangeAttemptsAsync(
            keys,
            before =>
            {
                var now = clock.GetUtcNow();
                pause = Lockout.Pause(before, now);
                return pause is null ? [.. before.Select(a => _lockout.Failed(a, now))] : before;
            },
            cancellation);
        return pause;
    }

    private async Task<bool> AdmitAsync(Account? account, string password, string code, PasswordVerificationResult verified, IPAddress from, CancellationToken cancellation)
    {
        var (name, now, use) = (account?.Name ?? "", clock.GetUtcNow(), secondFactor.Use(code));
        var hash = verified == PasswordVerificationResult.SuccessRehashNeeded ? passwords.Hash(password) : null;
        var outcome = await accounts.ChangeAccountAsync(
            name,
            // As it stands in the transaction: a password that was changed, or an account switched off, meanwhile does not get in, and a code is used once.
            a => verified != PasswordVerificationResult.Failed && a.IsEnabled && a.Stamp == account!.Stamp && use(a) is { } used ? used with { SignedInAt = now, PasswordHash = hash ?? used.PasswordHash } : null,
            new AuditEntry(0, now, new Actor(name, Actor.Console), "account.sign-in", $"account:{name}", null, null, $"from {from}"),
            cancellation);
        return outcome == AccountOutcome.Done;
    }

    private async Task FailAsync(Account? account, string[] keys, IPAddress from, CancellationToken cancellation)
    {
        // What was typed in place of a name may be a password: only names of ours are written down.
        var name = account?.Name ?? Somebody;
        Log.Refused(logger, name, from);
        var now = clock.GetUtcNow();
        await audit.AppendAsync(new AuditEntry(0, now, new Actor(name, Actor.Console), "account.sign-in-failed", $"account:{name}", null, null, $"from {from}"), cancellation);
        var kept = await accounts.AttemptsAsync(keys, cancellation);
        if (Lockout.Pause(kept, now) is not { } pause)
            return;
        Log.Paused(logger, name, from, pause.TotalSeconds);
        var note = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"from {from}, for {pause.TotalSeconds:0} s, after {kept[0].Failures} failures under the name and {kept[1].Failures} from the address");
        await audit.AppendAsync(new AuditEntry(0, now, new Actor(name, Actor.Console), "account.pause", $"account:{name}", null, null, note), cancellation);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "{Name} signed in to the console from {Address}")]
        public static partial void SignedIn(ILogger logger, string name, IPAddress address);

        [LoggerMessage(LogLevel.Warning, "A sign-in to the console as {Name} from {Address} failed")]
        public static partial void Refused(ILogger logger, string name, IPAddress address);

        [LoggerMessage(LogLevel.Warning, "Sign-ins as {Name} or from {Address} are not looked at for {Seconds:0} s")]
        public static partial void Paused(ILogger logger, string name, IPAddress address, double seconds);
    }
}

/// <summary>What failed attempts are counted under. Names by their hash, since there need not be such an account and what was typed may be a password.</summary>
internal static class LockoutKeys
{
    public static string OfName(string name) => "name " + Secrets.HashOf(name);

    public static string OfAddress(IPAddress address) => $"address {ClientAddress.Network(address)}";
}
