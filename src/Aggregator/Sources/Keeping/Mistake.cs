using Aggregator.Storing;

namespace Aggregator.Sources;

/// <summary>Something wrong with a definition: where, what, and what would be right.</summary>
/// <param name="Path">Within the definition, with colons: <c>Rights:Extent</c>; empty for the whole.</param>
/// <param name="What">What is wrong.</param>
/// <param name="Remedy">What to do about it; null where that is plain.</param>
internal sealed record Mistake(string Path, string What, string? Remedy)
{
    private const string Wanted = "; it has to be ";
    private const string Nearest = "; did you mean ";

    /// <summary>Whose definition it is, where there are several: <c>outlet:herald</c>.</summary>
    public EditSubject? Subject { get; init; }

    /// <summary>The place as a JSON pointer into the definition (RFC 6901), in a URI fragment.</summary>
    public string Pointer => Path.Length == 0 ? "#" : "#/" + string.Join('/', Path.Split(':').Select(p => Uri.EscapeDataString(p.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal))));

    public override string ToString() => $"{(Subject is { } subject ? $"{subject} " : "")}{(Path.Length == 0 ? "" : $"{Path}: ")}{What}{(Remedy is null ? "" : $"; {Remedy}")}";

    /// <summary>From what the configuration's reader says, with paths that begin at the definition.</summary>
    /// <param name="error"><c>Sources:Outlets:herald:Name: is missing; it has to be …</c></param>
    /// <param name="place">The definition's path in the configuration.</param>
    /// <param name="subject">Whose definition it is.</param>
    public static Mistake Of(string error, string place, EditSubject subject)
    {
        // Keys hold no colons, so the first colon with a space ends the path.
        var end = error.IndexOf(": ", StringComparison.Ordinal);
        var path = error[..end];
        path = path.Length > place.Length && path.StartsWith(place, StringComparison.OrdinalIgnoreCase) ? path[(place.Length + 1)..] : path.Equals(place, StringComparison.OrdinalIgnoreCase) ? "" : path;
        var text = error[(end + 2)..];
        foreach (var mark in (ReadOnlySpan<string>)[Wanted, Nearest])
        {
            var at = text.LastIndexOf(mark, StringComparison.Ordinal);
            if (at >= 0)
                return new Mistake(path, text[..at], text[(at + 2)..]) { Subject = subject };
        }

        return new Mistake(path, text, null) { Subject = subject };
    }
}
