using System.Globalization;
using System.Text;

namespace Aggregator.Reading;

/// <summary>Rewrites JSON that a parser refused: raw control characters in strings, text around the object, a document cut off.</summary>
internal static class JsonMender
{
    public static (string Text, bool IsCut) Mend(string text, RepairLog repairs)
    {
        var start = text.IndexOf('{', StringComparison.Ordinal);
        if (start < 0)
            return (text, false);
        if (!text.AsSpan(0, start).Trim('\uFEFF').IsWhiteSpace())
            repairs.Add("text before the document dropped");
        var output = new StringBuilder(text.Length + 16);
        var open = new Stack<char>();
        // Where the last complete entry ends: a list's element, two levels down.
        var keep = -1;
        var inString = false;
        for (var i = start; i < text.Length; i++)
        {
            var c = text[i];
            if (inString)
            {
                if (c == '\\' && i + 1 < text.Length)
                {
                    output.Append(Escape(text, ref i, repairs));
                    continue;
                }

                inString = c != '"';
                if (c < ' ')
                {
                    repairs.Add("control character in a string");
                    output.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
                    continue;
                }
            }
            else if (c == '"')
            {
                inString = true;
            }
            else if (c is '{' or '[')
            {
                open.Push(c == '{' ? '}' : ']');
            }
            else if (c is '}' or ']')
            {
                if (open.Count == 0 || open.Pop() != c)
                    return (text, false);
                output.Append(c);
                if (open.Count == 2)
                    keep = output.Length;
                if (open.Count > 0)
                    continue;
                if (!text.AsSpan(i + 1).IsWhiteSpace())
                    repairs.Add("text after the document dropped");
                return (output.ToString(), false);
            }
            else if (char.IsControl(c) && !char.IsWhiteSpace(c))
            {
                repairs.Add("control character dropped");
                continue;
            }

            output.Append(c);
        }

        repairs.Add("the document is cut off");
        if (keep < 0)
            return (text, true);
        output.Length = keep;
        return (output.Append("]}").ToString(), true);
    }

    private static string Escape(string text, ref int at, RepairLog repairs)
    {
        var next = text[++at];
        if (next is '"' or '\\' or '/' or 'b' or 'f' or 'n' or 'r' or 't' or 'u')
            return $"\\{next}";
        repairs.Add("unknown escape in a string");
        return next < ' ' ? " " : $"{next}";
    }
}
