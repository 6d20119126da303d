using System.Xml;

namespace Aggregator.Reading;

/// <summary>A start tag as it was found; <c>End</c> is -1 where it has none.</summary>
internal readonly record struct Tag(string Name, IReadOnlyList<(string Name, string Value)> Attributes, bool IsEmpty, int End, bool IsText);

/// <summary>Reads a start tag the way a browser would: unquoted values, values missing, anything between attributes.</summary>
internal static class TagReader
{
    private static readonly Tag Cut = new("", [], false, -1, IsText: false);
    private static readonly Tag Text = new("", [], false, -1, IsText: true);

    public static Tag Read(string text, int start, RepairLog repairs)
    {
        var at = start + 1;
        while (at < text.Length && IsNamePart(text[at]))
            at++;
        var name = Valid(text[(start + 1)..at]);
        if (name is null || (at < text.Length && text[at] is not ('>' or '/') && !char.IsWhiteSpace(text[at])))
            return Text;
        var attributes = new List<(string, string)>();
        while (true)
        {
            while (at < text.Length && (char.IsWhiteSpace(text[at]) || text[at] is ',' or '"' or '\''))
                at++;
            if (at >= text.Length)
                return Cut;
            switch (text[at])
            {
                case '>':
                    return new Tag(name, attributes, false, at + 1, false);
                case '<':
                    return Text;
                case '/':
                    if (at + 1 < text.Length && text[at + 1] == '>')
                        return new Tag(name, attributes, true, at + 2, false);
                    at++;
                    break;
                default:
                    if (!Attribute(text, ref at, attributes, repairs))
                        return Cut;
                    break;
            }
        }
    }

    private static bool Attribute(string text, ref int at, List<(string Name, string Value)> attributes, RepairLog repairs)
    {
        var start = at;
        while (at < text.Length && text[at] is not ('=' or '>' or '/' or '<' or '"' or '\'') && !char.IsWhiteSpace(text[at]))
            at++;
        // A lone "=" is skipped; anything else moves on.
        at = at == start ? at + 1 : at;
        var name = Valid(text[start..Math.Min(at, text.Length)]);
        var equals = at;
        while (equals < text.Length && char.IsWhiteSpace(text[equals]))
            equals++;
        string? value = "";
        if (equals < text.Length && text[equals] == '=')
        {
            at = equals + 1;
            while (at < text.Length && char.IsWhiteSpace(text[at]))
                at++;
            value = Value(text, ref at, repairs);
        }
        else
        {
            repairs.Add("attribute without a value");
        }

        if (value is null)
            return false;
        if (name is null)
            repairs.Add("attribute with an impossible name dropped");
        else if (attributes.Count >= ReadingLimits.Attributes)
            repairs.Add("too many attributes");
        else if (attributes.Exists(a => a.Name == name))
            repairs.Add("attribute given twice");
        else
            attributes.Add((name, value));
        return true;
    }

    private static string? Value(string text, ref int at, RepairLog repairs)
    {
        if (at >= text.Length)
            return null;
        var start = at;
        if (text[at] is '"' or '\'')
        {
            var end = text.IndexOf(text[at], at + 1);
            if (end < 0)
                return null;
            at = end + 1;
            var value = text[(start + 1)..end];
            // url="https://e.org/1.jpg type="image/jpeg": the quote that closes this value is the next one's.
            if (value is not [.., '='] || at >= text.Length || char.IsWhiteSpace(text[at]) || text[at] is '>' or '/' || value.LastIndexOf(' ') is not (> 0 and var space))
                return value;
            repairs.Add("attribute without its second quote");
            at = start + 1 + space;
            return value[..space];
        }

        repairs.Add("attribute without quotes");
        while (at < text.Length && text[at] is not ('>' or '<') && !char.IsWhiteSpace(text[at]) && !(text[at] == '/' && at + 1 < text.Length && text[at + 1] == '>'))
            at++;
        return text[start..at];
    }

    private static bool IsNamePart(char c) => char.IsLetterOrDigit(c) || c is ':' or '_' or '-' or '.';

    /// <summary>The name if XML takes it; one colon at most (Namespaces in XML §4).</summary>
    private static string? Valid(string name)
    {
        var colon = name.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0)
            return IsNcName(name) ? name : null;
        return IsNcName(name[..colon]) && IsNcName(name[(colon + 1)..]) ? name : null;
    }

    private static bool IsNcName(string name)
    {
        if (name.Length == 0 || !XmlConvert.IsStartNCNameChar(name[0]))
            return false;
        foreach (var c in name)
        {
            if (!XmlConvert.IsNCNameChar(c))
                return false;
        }

        return true;
    }
}
