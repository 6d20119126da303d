using System.Text.RegularExpressions;

namespace Aggregator.Normalising;

/// <summary>A licence whose terms the program knows.</summary>
/// <param name="Id">Its SPDX identifier (<c>OGL-UK-3.0</c>, <c>CC-BY-4.0</c>).</param>
/// <param name="Name">As readers know it.</param>
/// <param name="Address">Where its text stands.</param>
public sealed record KnownLicence(string Id, string Name, Uri Address)
{
    /// <summary>Words may be shown, but not put into other words (CC BY-ND §2.a.1.B).</summary>
    public bool NoDerivatives => Id.Contains("-ND", StringComparison.Ordinal);

    /// <summary>Not for commercial use: whether a portal's use is commercial is for its operator to say.</summary>
    public bool NonCommercial => Id.Contains("-NC", StringComparison.Ordinal);

    /// <summary>Reuse and analysis are permitted to everyone (OGL v3.0 "You are free to"; CC BY 4.0 §2.a.1).</summary>
    public bool IsOpen => !NoDerivatives && !NonCommercial;

    /// <summary>The acknowledgement that the licence itself asks for where the outlet names none; null where its terms leave the words open.</summary>
    public string? Acknowledgement => Id switch
    {
        _ when Id.StartsWith("OGL-UK", StringComparison.Ordinal) => $"Contains public sector information licensed under the {Name}.",
        "OPL-UK-3.0" => "Contains Parliamentary information licensed under the Open Parliament Licence v3.0.",
        _ => null,
    };
}

/// <summary>Recognises the licences that British news is published under, by their address or name: a closed set, so that an odd text never counts as a permission.</summary>
public static partial class Licences
{
    private const int Longest = 500;

    /// <summary>Null for anything that is not in the set, "All rights reserved" first of all.</summary>
    public static KnownLicence? Of(string? stated)
    {
        if (string.IsNullOrWhiteSpace(stated) || stated.Length > Longest)
            return null;
        return OpenGovernment(stated) ?? CreativeCommons(stated) ?? OpenParliament(stated);
    }

    private static KnownLicence? OpenGovernment(string stated)
    {
        if (GovernmentAddress.Match(stated) is { Success: true } address)
            return Government(address.Groups[1].Value);
        if (GovernmentName.Match(stated) is { Success: true } name)
            return Government(name.Groups[1].Success ? name.Groups[1].Value : name.Groups[2].Success ? name.Groups[2].Value : "3");
        return null;
    }

    private static KnownLicence Government(string version) =>
        new($"OGL-UK-{version}.0", $"Open Government Licence v{version}.0", new Uri($"https://www.nationalarchives.gov.uk/doc/open-government-licence/version/{version}/"));

    private static KnownLicence? OpenParliament(string stated) => ParliamentName.IsMatch(stated)
        ? new KnownLicence("OPL-UK-3.0", "Open Parliament Licence v3.0", new Uri("https://www.parliament.uk/site-information/copyright-parliament/open-parliament-licence/"))
        : null;

    private static KnownLicence? CreativeCommons(string stated)
    {
        if (ZeroAddress.IsMatch(stated) || ZeroName.IsMatch(stated))
            return new KnownLicence("CC0-1.0", "CC0 1.0", new Uri("https://creativecommons.org/publicdomain/zero/1.0/"));
        if (CommonsAddress.Match(stated) is { Success: true } address)
            return Commons(address.Groups[1].Value, address.Groups[2].Value);
        if (CommonsName.Match(stated) is { Success: true } name)
            return Commons(name.Groups[1].Value, name.Groups[2].Success ? name.Groups[2].Value : "4.0");
        return null;
    }

    private static KnownLicence Commons(string terms, string version)
    {
        var parts = terms.ToLowerInvariant().Split(['-', ' '], StringSplitOptions.RemoveEmptyEntries);
        var slug = string.Join('-', parts);
        return new KnownLicence($"CC-{slug.ToUpperInvariant()}-{version}", $"CC {slug.ToUpperInvariant()} {version}", new Uri($"https://creativecommons.org/licenses/{slug}/{version}/"));
    }

    [GeneratedRegex("nationalarchives\\.gov\\.uk/doc/open-government-licence/version/([123])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex GovernmentAddress { get; }

    // A bare mention names the present version: the National Archives' own address without a version leads there.
    [GeneratedRegex("\\bOpen Government Licen[cs]e(?:[ ,]*(?:\\(OGL\\))?[ ,]*v(?:ersion)?\\.? ?([123])(?:\\.0)?)?\\b|\\bOGL(?:-UK)?[- ]?v?([123])(?:\\.0)?\\b|^OGL$|open-government-licence/?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex GovernmentName { get; }

    [GeneratedRegex("\\bOpen Parliament Licen[cs]e\\b|/open-parliament-licence", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex ParliamentName { get; }

    [GeneratedRegex("creativecommons\\.org/licenses/(by(?:-nc)?(?:-nd|-sa)?)/([1-4]\\.[05])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex CommonsAddress { get; }

    [GeneratedRegex("\\b(?:CC|Creative Commons)[- ](BY(?:[- ]NC)?(?:[- ](?:ND|SA))?)(?:[- ]v?([1-4]\\.[05]))?(?![\\w-])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex CommonsName { get; }

    [GeneratedRegex("creativecommons\\.org/publicdomain/zero/1\\.0", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex ZeroAddress { get; }

    [GeneratedRegex("\\bCC[- ]?0(?:[- ]1\\.0)?\\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex ZeroName { get; }
}
