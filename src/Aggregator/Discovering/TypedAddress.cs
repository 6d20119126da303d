using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Aggregator.Fetching;

namespace Aggregator.Discovering;

/// <summary>An address as a person typed or pasted it, made into what can be asked. Pure; never throws.</summary>
/// <param name="Tries">Addresses to ask, in this order, until one answers; empty where nothing can be asked.</param>
/// <param name="Wrong">What is wrong with it, for whoever typed it; null where there is something to ask.</param>
public sealed partial record TypedAddress(IReadOnlyList<Uri> Tries, string? Wrong)
{
    private const int Longest = 2_000;

    public static TypedAddress Read(string? typed)
    {
        var text = Visible(typed ?? "");
        if (text.Length == 0)
            return No("type or paste the address of a home page, a section, a feed, a sitemap or a report");
        if (text.Length > Longest)
            return No($"an address has at most {Longest:N0} characters");
        var word = Bare(Word(text));
        if (Scheme.Match(word) is not { Success: true } scheme)
            return WithoutScheme(word.TrimStart('/'));
        return scheme.Groups[1].Value.ToLowerInvariant() is "http" or "https"
            ? Absolute([word])
            : No(scheme.Groups[1].Value.Equals("mailto", StringComparison.OrdinalIgnoreCase) ? "that is a mail address" : $"only http and https are fetched, not {scheme.Groups[1].Value}:");
    }

    // A bare host: people leave the scheme out, and sites that have no https are few.
    private static TypedAddress WithoutScheme(string word)
    {
        if (word.Contains('@', StringComparison.Ordinal) && !word.Contains('/', StringComparison.Ordinal))
            return No("that is a mail address");
        return word.Length == 0 ? No("that is no address") : Absolute([$"https://{word}", $"http://{word}"]);
    }

    private static TypedAddress Absolute(string[] words)
    {
        if (Authority.Match(words[0]).Groups[1].Value.AsSpan().ContainsAny("@\\%"))
            return No("an address may carry neither a user name, a password nor an escaped host");
        var tries = words.Select(w => Uri.TryCreate(w, UriKind.Absolute, out var at) && WebAddress.CanBeAsked(at) && at.UserInfo.Length == 0 ? WithoutFragment(at) : null).OfType<Uri>().ToList();
        return tries.Count == words.Length ? new(tries, null) : No($"“{Short(words[0])}” is no address; it has to be like https://www.example.co.uk/news");
    }

    // Zero-width characters, soft hyphens and marks of direction come along with what is copied from pages; so do line breaks in the middle.
    private static string Visible(string typed)
    {
        var text = new StringBuilder(Math.Min(typed.Length, Longest + 1));
        foreach (var c in typed)
        {
            if (text.Length > Longest)
                break;
            if (char.IsWhiteSpace(c) && c is not ('\r' or '\n' or '\t'))
                text.Append(' ');
            else if (!char.IsControl(c) && char.GetUnicodeCategory(c) is not (UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned))
                text.Append(c);
        }

        return text.ToString().Trim();
    }

    // "The Gazette: https://gazette.example/ (feeds below)": the address in it was meant.
    private static string Word(string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return Array.Find(words, w => w.Contains("://", StringComparison.Ordinal)) ?? Array.Find(words, w => w.Contains('.', StringComparison.Ordinal)) ?? words[0];
    }

    // Quotation marks and brackets around it, and the schemes of feed readers before it.
    private static string Bare(string word)
    {
        word = word.Trim('<', '>', '"', '\'', '“', '”', '‘', '’', '(', ')', '[', ']', ',', ';', '«', '»');
        return FeedScheme.Match(word) is { Success: true } feed ? word[feed.Length..] is var rest && rest.StartsWith("//", StringComparison.Ordinal) ? "https:" + rest : rest : word;
    }

    private static Uri WithoutFragment(Uri address) => address.Fragment.Length == 0 ? address : new UriBuilder(address) { Fragment = "" }.Uri;

    private static string Short(string text) => text.Length > 80 ? text[..80] + "…" : text;

    private static TypedAddress No(string wrong) => new([], wrong);

    // "gazette.example:8080/news" has a port, no scheme.
    [GeneratedRegex("^([A-Za-z][A-Za-z0-9+.-]*):(?:[^0-9]|[0-9]+[^0-9/?#]|$)", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Scheme { get; }

    [GeneratedRegex("^(?:feed|rss|view-source):(?=[A-Za-z/])", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 5000)]
    private static partial Regex FeedScheme { get; }

    [GeneratedRegex("^https?:/*([^/?#]*)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Authority { get; }
}
