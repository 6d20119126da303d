using System.Text.RegularExpressions;

namespace Aggregator.Operating;

/// <summary>Keeps secrets out of what is shown: settings that are named like one, and user names and passwords inside addresses.</summary>
internal static partial class SecretSettings
{
    public const string Masked = "********";

    /// <summary>The value as it may be shown; null stays null and an empty one empty, so that a missing secret can be seen.</summary>
    public static string? Shown(string key, string? value)
    {
        if (string.IsNullOrEmpty(value))
            return value;
        return Name.IsMatch(key) ? Masked : UserInfo.Replace(value, $"$1{Masked}@");
    }

    // Any part of the path counts: what stands below Credentials is secret whatever it is called.
    [GeneratedRegex("secret|password|passphrase|token|credential|authorization|cookie|api-?key|(^|:)(signing)?keys?(:|$)|bearer|(^|:)request:headers:|(^|:)basic:|(^|:)alerting:webhookurl$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Name { get; }

    [GeneratedRegex("([a-z][a-z0-9+.-]*://)[^/?#@\\s]*@", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 5000)]
    private static partial Regex UserInfo { get; }
}
