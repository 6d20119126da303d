using System.Globalization;
using System.Text.RegularExpressions;

namespace Aggregator.Extracting.Paging;

/// <summary>An address taken apart into what all pages of one report share, and the number of the page.</summary>
internal readonly partial record struct PageNumber(string Report, int Number)
{
    private const int Most = 30;

    /// <summary>Null for an address without a page's number in it.</summary>
    public static PageNumber? In(Uri address)
    {
        if (Query.Match(address.Query) is { Success: true } query && Parse(query.Groups["n"].Value) is { } n)
            return new PageNumber(Key(address, address.AbsolutePath, address.Query.Remove(query.Index, query.Length)), n);
        return Path.Match(address.AbsolutePath) is { Success: true } path && Parse(path.Groups["n"].Value) is { } number
            ? new PageNumber(Key(address, address.AbsolutePath[..path.Index] + path.Groups["end"].Value, address.Query), number)
            : null;
    }

    /// <summary>An address as that of a report of one page.</summary>
    public static string ReportOf(Uri address) => Key(address, address.AbsolutePath, address.Query);

    private static string Key(Uri address, string path, string query) => $"{address.Host}{path.TrimEnd('/')}?{query.Trim('?', '&')}";

    private static int? Parse(string digits) => int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n is >= 1 and <= Most ? n : null;

    [GeneratedRegex(@"(?<=[?&])(?:page|pagenum|pg|p|seite)=(?<n>\d{1,2})(?:&|$)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: RegexLimit.Milliseconds)]
    private static partial Regex Query { get; }

    [GeneratedRegex(@"(?:/page[/-]?(?<n>\d{1,2})|/(?<n>\d{1,2})|[-_,](?:p|page[-_]?)?(?<n>\d{1,2})(?<end>\.(?:html?|php|shtml)))/?$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: RegexLimit.Milliseconds)]
    private static partial Regex Path { get; }
}
