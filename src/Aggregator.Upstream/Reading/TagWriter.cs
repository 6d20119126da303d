using System.Text;

namespace Aggregator.Reading;

/// <summary>Writes a start tag, up to but without its end, as XML wants it.</summary>
internal static class TagWriter
{
    /// <summary>The prefixes that the tag declares, those added here included.</summary>
    public static IReadOnlyList<string> Write(StringBuilder output, Tag tag, Func<string, bool> isDeclared, RepairLog repairs)
    {
        List<string>? declares = null;
        output.Append('<').Append(tag.Name);
        foreach (var (name, value) in tag.Attributes)
        {
            if (name.StartsWith("xmlns:", StringComparison.Ordinal))
            {
                // "xmlns:a=''" cannot be declared away in XML 1.0; "xml" and "xmlns" are fixed.
                if (value.Length == 0 || name is "xmlns:xml" or "xmlns:xmlns" || IsReserved(value))
                    continue;
                (declares ??= []).Add(name[6..]);
            }
            else if (name == "xmlns" && IsReserved(value))
            {
                continue;
            }

            Attribute(output, name, value, repairs);
        }

        Declare(tag.Name);
        foreach (var (name, _) in tag.Attributes)
            Declare(name);
        return declares ?? (IReadOnlyList<string>)[];

        void Declare(string name)
        {
            var colon = name.IndexOf(':', StringComparison.Ordinal);
            if (colon < 0 || name[..colon] is var prefix && (prefix is "xml" or "xmlns" || declares?.Contains(prefix) == true || isDeclared(prefix)))
                return;
            repairs.Add($"prefix \"{prefix}\" not declared");
            Attribute(output, "xmlns:" + prefix, Namespaces.ForPrefix(prefix), repairs);
            (declares ??= []).Add(prefix);
        }
    }

    private static bool IsReserved(string name) => name is "http://www.w3.org/XML/1998/namespace" or "http://www.w3.org/2000/xmlns/";

    private static void Attribute(StringBuilder output, string name, string value, RepairLog repairs)
    {
        output.Append(' ').Append(name).Append("=\"");
        var start = output.Length;
        Characters.Append(output, value, repairs);
        output.Replace("<", "&lt;", start, output.Length - start).Replace("\"", "&quot;", start, output.Length - start).Append('"');
    }
}
