namespace Aggregator.Admin.Access;

/// <summary>Where somebody goes after signing in: a page of the console, never an address that somebody else put there (CWE-601).</summary>
internal static class ReturnAddress
{
    public const string Default = "/admin";
    private const int Longest = 1_000;

    /// <summary>The address if it leads into the console, else the console's first page.</summary>
    public static string Of(string? asked) => asked is not null && IsOwn(asked) ? asked : Default;

    private static bool IsOwn(string asked)
    {
        // Browsers read \ as /, drop tabs and line ends, and resolve dots before they ask: what could be read otherwise is not followed.
        if (asked.Length > Longest || asked.Any(c => c is '\\' || char.IsControl(c) || char.IsWhiteSpace(c)) || asked.Contains("/.", StringComparison.Ordinal) || asked.Contains("%2e", StringComparison.OrdinalIgnoreCase))
            return false;
        return asked.StartsWith(Default, StringComparison.Ordinal) && (asked.Length == Default.Length || asked[Default.Length] is '/' or '?') && !asked.Contains("//", StringComparison.Ordinal)
            && !asked.StartsWith("/admin/sign-", StringComparison.Ordinal);
    }
}
