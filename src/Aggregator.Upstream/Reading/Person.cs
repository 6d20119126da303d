using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Aggregator.Reading;

/// <summary>One person: "mail (Name)", "Name &lt;mail&gt;", an Atom person or a bare name.</summary>
internal sealed partial record Person(string? Name, string? Mail)
{
    public static Person? Of(XElement element)
    {
        if (!element.HasElements)
            return Of(element.Value);
        string? name = null, mail = null;
        foreach (var part in element.Elements())
        {
            switch (part.Name.LocalName.ToLowerInvariant())
            {
                case "name" or "title" or "value":
                    name ??= PlainText.OfUnknown(part.Value);
                    break;
                case "email":
                    mail ??= PlainText.OfUnknown(part.Value);
                    break;
                case "description" or "person" or "agent" when Of(part) is { } inner:
                    name ??= inner.Name;
                    mail ??= inner.Mail;
                    break;
            }
        }

        if (name is null && mail is null)
            return Of(element.Value);
        return Of(name) is { } named ? named with { Mail = mail ?? named.Mail } : new Person(null, mail);
    }

    public static Person? Of(string? text)
    {
        var line = PlainText.OfUnknown(text);
        if (line is null || !line.Contains('@', StringComparison.Ordinal) || Mails.Match(line) is not { Success: true } mail)
            return line is null ? null : new Person(line, null);
        var name = line.Remove(mail.Index, mail.Length).Replace("mailto:", "", StringComparison.OrdinalIgnoreCase).Replace("()", "", StringComparison.Ordinal).Replace("<>", "", StringComparison.Ordinal).Trim(' ', ',', ';', '-', '"');
        if (name is ['(', .. var inside, ')'])
            name = inside;
        return new Person(PlainText.Line(name), mail.Value);
    }

    [GeneratedRegex("""[^\s()<>,;:"]{1,80}@[^\s()<>,;:"]{1,120}""", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Mails { get; }
}
