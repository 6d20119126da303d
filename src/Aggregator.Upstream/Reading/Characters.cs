using System.Text;
using System.Xml;

namespace Aggregator.Reading;

/// <summary>Writes text as XML takes it: no characters that it forbids (XML 1.0 §2.2), no references that nobody declared.</summary>
internal static class Characters
{
    public static void Append(StringBuilder output, ReadOnlySpan<char> text, RepairLog repairs)
    {
        var from = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '&')
            {
                output.Append(text[from..i]);
                from = i + Reference(output, text, i, repairs);
                i = from - 1;
            }
            else if (text[i] == '>' && i >= 2 && text[i - 1] == ']' && text[i - 2] == ']')
            {
                output.Append(text[from..i]).Append("&gt;");
                from = i + 1;
            }
            else if (!IsAllowed(text, ref i))
            {
                repairs.Add("control character dropped");
                output.Append(text[from..i]);
                from = i + 1;
            }
        }

        output.Append(text[from..]);
    }

    /// <summary>The inside of a CDATA section, as one.</summary>
    public static void AppendLiteral(StringBuilder output, ReadOnlySpan<char> text, RepairLog repairs)
    {
        output.Append("<![CDATA[");
        var from = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (IsAllowed(text, ref i))
                continue;
            repairs.Add("control character dropped");
            output.Append(text[from..i]);
            from = i + 1;
        }

        output.Append(text[from..]).Append("]]>");
    }

    private static bool IsAllowed(ReadOnlySpan<char> text, ref int at)
    {
        var c = text[at];
        if (XmlConvert.IsXmlChar(c))
            return true;
        if (!char.IsHighSurrogate(c) || at + 1 >= text.Length || !char.IsLowSurrogate(text[at + 1]))
            return false;
        at++;
        return true;
    }

    private static int Reference(StringBuilder output, ReadOnlySpan<char> text, int at, RepairLog repairs)
    {
        if (Entities.At(text, at, needsSemicolon: true) is not { } found)
        {
            repairs.Add("bare ampersand");
            output.Append("&amp;");
            return 1;
        }

        var source = text.Slice(at, found.Length);
        if (source is "&amp;" or "&lt;" or "&gt;" or "&quot;" or "&apos;")
        {
            output.Append(source);
            return found.Length;
        }

        if (source[1] != '#')
            repairs.Add($"entity {source} not declared");
        else if (found.Value.Length == 0)
            repairs.Add("impossible character reference dropped");
        else if (source[^1] != ';' || source[2] == 'X')
            repairs.Add("malformed character reference");
        foreach (var c in found.Value)
            Escaped(output, c);
        return found.Length;
    }

    private static void Escaped(StringBuilder output, char c)
    {
        if (c is '&' or '<' or '>' or '\r' or '\n' or '\t' or '"')
            output.Append("&#").Append((int)c).Append(';');
        else
            output.Append(c);
    }
}
