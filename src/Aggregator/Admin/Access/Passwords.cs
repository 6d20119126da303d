using System.Security.Cryptography;
using System.Threading.RateLimiting;
using Aggregator.Storing;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Aggregator.Admin.Access;

/// <summary>Hashes passwords, and holds what is given against a hash: slowly on purpose, so no more than a few at once.</summary>
internal sealed class Passwords : IDisposable
{
    public const int Shortest = 12;
    public const int Longest = 256;
    private const int LeastDifferent = 5;

    private readonly PasswordHasher<Account> _hasher;
    private readonly Lazy<string> _nobodys;

    // Others wait, and beyond these are turned away: guessing must not take the machine from the news.
    private readonly ConcurrencyLimiter _few = new(new() { PermitLimit = 2, QueueLimit = 20 });

    public Passwords(IOptions<PasswordHasherOptions> options)
    {
        _hasher = new PasswordHasher<Account>(options);
        _nobodys = new Lazy<string>(() => Hash(Secrets.New()));
    }

    /// <summary>PBKDF2 with HMAC-SHA-512 and this many rounds (OWASP Password Storage, 2023).</summary>
    public const int Rounds = 210_000;

    public string Hash(string password) => _hasher.HashPassword(null!, password);

    /// <summary>Whether it is the account's; null where too many are being looked at. Takes as long for an account that does not exist.</summary>
    public async Task<PasswordVerificationResult?> VerifyAsync(Account? account, string password, CancellationToken cancellation)
    {
        using var lease = await _few.AcquireAsync(1, cancellation);
        if (!lease.IsAcquired)
            return null;
        // More than any password of ours can have is not hashed at all.
        var tried = password.Length > Longest ? "" : password;
        var result = _hasher.VerifyHashedPassword(null!, account?.PasswordHash ?? _nobodys.Value, tried);
        return account is null || tried.Length == 0 ? PasswordVerificationResult.Failed : result;
    }

    /// <summary>What is wrong with a new password; null when nothing is.</summary>
    public static string? Problem(string password, string name) => password switch
    {
        { Length: < Shortest } => $"The password needs at least {Shortest} characters.",
        { Length: > Longest } => $"The password may have {Longest} characters at most.",
        _ when password.Distinct().Count() < LeastDifferent => "The password repeats itself too much.",
        _ when password.Contains(name, StringComparison.OrdinalIgnoreCase) => "The password must not contain the account's name.",
        _ => null,
    };

    /// <summary>One to pass on, which its receiver has to change.</summary>
    public static string Provisional() => RandomNumberGenerator.GetString("abcdefghijkmnpqrstuvwxyz23456789", 20);

    public void Dispose() => _few.Dispose();
}
