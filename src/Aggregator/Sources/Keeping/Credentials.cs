using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.DataProtection;

namespace Aggregator.Sources;

/// <summary>Keeps what is secret in a source's definition apart from it: masked for whoever reads it, encrypted in the store.</summary>
internal sealed partial class Credentials(IDataProtectionProvider protection)
{
    /// <summary>Stands where a secret is; sent back, it keeps the secret.</summary>
    public const string Mask = "***";

    private const string Purpose = "Aggregator.Sources.Credentials.v1";

    private readonly IDataProtector _protector = protection.CreateProtector(Purpose);

    /// <summary>Null where there are none.</summary>
    public ReadOnlyMemory<byte>? Protect(IReadOnlyDictionary<string, string> secrets) =>
        secrets.Count == 0 ? default(ReadOnlyMemory<byte>?) : _protector.Protect(JsonSerializer.SerializeToUtf8Bytes(secrets));

    /// <exception cref="CryptographicException">The keys are not those that it was encrypted with.</exception>
    public IReadOnlyDictionary<string, string> Reveal(ReadOnlyMemory<byte>? secrets) => secrets is { } bytes
        ? new Dictionary<string, string>(JsonSerializer.Deserialize<Dictionary<string, string>>(_protector.Unprotect(bytes.ToArray()))!, StringComparer.OrdinalIgnoreCase)
        : new Dictionary<string, string>();

    /// <summary>Takes the secrets out of a definition, which is masked in place. Answers them by their paths.</summary>
    public static Dictionary<string, string> Split(JsonObject definition)
    {
        var secrets = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (path, value) in DefinitionJson.Values(definition).ToList())
        {
            if (Place.IsMatch(path))
            {
                secrets[path] = value;
                Replace(definition, path, Mask);
            }
            else if (IsProxy(path) && UserInfo.Match(value) is { Success: true } match)
            {
                secrets[path] = match.Groups["who"].Value;
                Replace(definition, path, match.Groups["scheme"].Value + Mask + value[(match.Length - 1)..]);
            }
        }

        return secrets;
    }

    /// <summary>Puts the secrets back into a masked definition, in place.</summary>
    public static void Join(JsonObject masked, IReadOnlyDictionary<string, string> secrets)
    {
        foreach (var (path, value) in DefinitionJson.Values(masked).ToList())
        {
            if (!secrets.TryGetValue(path, out var secret))
                continue;
            Replace(masked, path, IsProxy(path) && UserInfo.Match(value) is { Success: true } match ? match.Groups["scheme"].Value + secret + value[(match.Length - 1)..] : secret);
        }
    }

    public static bool IsMask(string value) => value is Mask or Secret.Mask;

    private static bool IsProxy(string path) => path.Equals("Request:Proxy", StringComparison.OrdinalIgnoreCase);

    private static void Replace(JsonObject definition, string path, string value)
    {
        var (group, parts) = (definition, path.Split(':'));
        foreach (var part in parts[..^1])
            group = group[part]!.AsObject();
        group[parts[^1]] = value;
    }

    [GeneratedRegex("^Request:(Basic:(User|Password)|Bearer|Headers:[^:]+)\\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Place { get; }

    [GeneratedRegex("^(?<scheme>[a-z][a-z0-9+.-]*://)(?<who>[^/?#\\s]*)@", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 5000)]
    private static partial Regex UserInfo { get; }
}
