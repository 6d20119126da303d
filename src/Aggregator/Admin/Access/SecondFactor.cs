using System.Buffers.Text;
using System.Security.Cryptography;
using Aggregator.Storing;
using Microsoft.AspNetCore.DataProtection;
using OtpNet;

namespace Aggregator.Admin.Access;

/// <summary>The second factor: six digits of an app (RFC 6238), or one of the recovery codes.</summary>
internal sealed class SecondFactor(IDataProtectionProvider protection, TimeProvider clock)
{
    private const int KeyBytes = 20; // RFC 4226 §4 asks for 160 bits
    private const int Codes = 10;
    private const int GroupsOfACode = 4;
    private const string Letters = "abcdefghjkmnpqrstvwxyz23456789";

    private readonly IDataProtector _protector = protection.CreateProtector("Aggregator.Admin.SecondFactor");

    public static byte[] NewKey() => RandomNumberGenerator.GetBytes(KeyBytes);

    public string Protect(byte[] key) => Base64Url.EncodeToString(_protector.Protect(key));

    /// <exception cref="CryptographicException">It was not encrypted by us.</exception>
    /// <exception cref="FormatException">It is no such text at all.</exception>
    public byte[] Unprotect(string key) => _protector.Unprotect(Base64Url.DecodeFromChars(key));

    /// <summary>The step whose code this is, if it is later than <paramref name="after"/>; null where it is none. One step either way is allowed for clocks (RFC 6238 §5.2).</summary>
    public long? Step(byte[] key, string code, long after) =>
        new Totp(key).VerifyTotp(clock.GetUtcNow().UtcDateTime, code, out var step, new VerificationWindow(previous: 1, future: 1)) && step > after ? step : null;

    /// <summary>What changes in the account when this code is used; null where it is not taken.</summary>
    public Func<Account, Account?> Use(string code)
    {
        var given = Plain(code);
        return account =>
        {
            if (account.SecondFactor is not { } key)
                return account;
            if (Step(Unprotect(key), given, account.LastStep) is { } step)
                return account with { LastStep = step };
            var hash = Secrets.HashOf(given);
            return account.RecoveryCodes.Contains(hash) ? account with { RecoveryCodes = [.. account.RecoveryCodes.Where(c => c != hash)] } : null;
        };
    }

    /// <summary>Recovery codes, to be shown once.</summary>
    public static IReadOnlyList<string> NewCodes() =>
        [.. Enumerable.Range(0, Codes).Select(_ => string.Join('-', Enumerable.Range(0, GroupsOfACode).Select(_ => RandomNumberGenerator.GetString(Letters, 4))))];

    public static string HashOf(string recoveryCode) => Secrets.HashOf(Plain(recoveryCode));

    /// <summary>For the app, as a link or a picture (https://github.com/google/google-authenticator/wiki/Key-Uri-Format).</summary>
    public static string Address(string account, byte[] key) => new OtpUri(OtpType.Totp, Base32Encoding.ToString(key), account, "Aggregator").ToString();

    private static string Plain(string code) => code.Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal).ToLowerInvariant();
}
