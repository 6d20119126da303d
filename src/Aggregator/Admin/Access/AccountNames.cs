using System.Text.RegularExpressions;

namespace Aggregator.Admin.Access;

/// <summary>What an account may be called. Nothing in a name can be mistaken for another's, or breaks a line of a log.</summary>
internal static partial class AccountNames
{
    public const string Rule = "2 to 64 lower-case letters, digits and . _ - @, a letter or digit first";

    /// <summary>As it is kept; null where it cannot be one.</summary>
    public static string? Of(string? given) => given?.Trim().ToLowerInvariant() is { } name && Valid.IsMatch(name) ? name : null;

    [GeneratedRegex(@"^[a-z0-9][a-z0-9._@-]{1,63}\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Valid { get; }
}
