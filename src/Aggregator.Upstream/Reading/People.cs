using System.Xml.Linq;

namespace Aggregator.Reading;

/// <summary>Who wrote it: names out of "mail (Name)", "Name &lt;mail&gt;", Atom persons and their like.</summary>
internal static class People
{
    private const Vocabulary Persons = Vocabulary.Atom | Vocabulary.Core | Vocabulary.Itunes;

    public static IReadOnlyList<string> Of(Fields fields)
    {
        var names = new List<string>();
        foreach (var element in fields.All(Persons, "author").Concat(fields.All(Vocabulary.Dc | Vocabulary.DcTerms, "creator")).Concat(fields.All(Vocabulary.Dc, "author")))
        {
            if (Name(element) is { } name && !names.Contains(name, StringComparer.OrdinalIgnoreCase))
                names.Add(name);
        }

        return names.Count > 1 ? WithoutAddresses(names) : names;
    }

    public static string? Name(XElement element)
    {
        if (!element.HasElements)
            return OfText(element.Value);
        string? name = null, mail = null;
        foreach (var part in element.Elements())
        {
            var text = PlainText.OfUnknown(part.Value);
            switch (part.Name.LocalName.ToLowerInvariant())
            {
                case "name" or "title" or "value" or "full_name":
                    name ??= text;
                    break;
                case "email":
                    mail ??= text;
                    break;
                case "description" or "person" or "agent":
                    name ??= Name(part);
                    break;
            }
        }

        return name is null ? mail ?? PlainText.OfUnknown(string.Concat(element.Nodes().OfType<XText>())) : OfText(name);
    }

    public static string? OfText(string? text)
    {
        var line = PlainText.OfUnknown(text);
        if (line is null || !line.Contains('@', StringComparison.Ordinal))
            return line;
        // "desk@example.org (Ann Lee)", RSS 2.0's form.
        var open = line.IndexOf('(', StringComparison.Ordinal);
        if (open > 0 && line.EndsWith(')') && line.AsSpan(0, open).Contains('@'))
            return PlainText.Line(line[(open + 1)..^1]) ?? line[..open].Trim();
        // "Ann Lee <desk@example.org>" and "Ann Lee (desk@example.org)".
        var mail = line.AsSpan().IndexOfAny('<', '(');
        if (mail > 0 && line[^1] is '>' or ')')
            return line[..mail].Trim(' ', '"');
        return line.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase) ? line[7..] : line;
    }

    /// <summary>Beside names, a bare mail address says nothing more.</summary>
    private static List<string> WithoutAddresses(List<string> names)
    {
        var named = names.FindAll(n => !n.Contains('@', StringComparison.Ordinal) || n.Contains(' ', StringComparison.Ordinal));
        return named.Count > 0 ? named : names;
    }
}
