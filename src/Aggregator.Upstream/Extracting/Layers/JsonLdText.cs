using System.Net;
using System.Text;
using System.Text.Json;

namespace Aggregator.Extracting.Layers;

/// <summary>Reads the JSON of a script element, mended where templates break it: comment and CDATA wrappers, raw line breaks in strings, commas too many, entities.</summary>
internal static class JsonLdText
{
    private const int MostCharacters = 1_000_000;
    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 64 };

    /// <summary>Null where it cannot be read even so.</summary>
    public static JsonElement? Read(string script)
    {
        if (script.Length > MostCharacters)
            return null;
        var text = Unwrapped(script);
        if (text.Length == 0)
            return null;
        return Parsed(text) ?? Parsed(Mended(text)) ?? (text.Contains("&quot;", StringComparison.Ordinal) ? Parsed(Mended(WebUtility.HtmlDecode(text))) : null);
    }

    private static JsonElement? Parsed(string text)
    {
        try
        {
            return JsonDocument.Parse(text, Lenient).RootElement;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Unwrapped(string script)
    {
        var text = script.AsSpan().Trim().Trim('\uFEFF');
        foreach (var (before, after) in (ReadOnlySpan<(string, string)>)[("<!--", "-->"), ("//<![CDATA[", "//]]>"), ("/*<![CDATA[*/", "/*]]>*/"), ("<![CDATA[", "]]>")])
        {
            if (text.StartsWith(before, StringComparison.Ordinal))
            {
                text = text[before.Length..].Trim();
                if (text.EndsWith(after, StringComparison.Ordinal))
                    text = text[..^after.Length].Trim();
            }
        }

        return text.TrimEnd(';').ToString();
    }

    private static string Mended(string text)
    {
        var mended = new StringBuilder(text.Length + 64);
        var inString = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (!inString)
            {
                inString = c == '"';
                if (c != ',' || !IsCommaTooMany(text, i))
                    mended.Append(c is '\u00A0' ? ' ' : c);
            }
            else if (c == '\\')
            {
                i = AppendEscape(mended, text, i);
            }
            else if (c == '"' && IsInnerQuote(text, i))
            {
                mended.Append("\\\"");
            }
            else
            {
                inString = c != '"';
                AppendInString(mended, c);
            }
        }

        return mended.ToString();
    }

    private static void AppendInString(StringBuilder mended, char c)
    {
        if (c < ' ')
            mended.Append(c == '\n' ? "\\n" : " ");
        else
            mended.Append(c);
    }

    // JSON knows eight escapes; templates send \' and \x as well.
    private static int AppendEscape(StringBuilder mended, string text, int i)
    {
        if (i + 1 >= text.Length)
            return i;
        var next = text[i + 1];
        if (next is '"' or '\\' or '/' or 'b' or 'f' or 'n' or 'r' or 't' or 'u')
            mended.Append('\\').Append(next);
        else
            AppendInString(mended, next);
        return i + 1;
    }

    private static bool IsCommaTooMany(string text, int i) => Next(text, i) is ',' or '}' or ']';

    // A quotation mark inside a string that was not escaped: what follows is not what follows a string.
    private static bool IsInnerQuote(string text, int i) => Next(text, i) is not (',' or ':' or '}' or ']' or '\0');

    private static char Next(string text, int i)
    {
        do
            i++;
        while (i < text.Length && char.IsWhiteSpace(text[i]));
        return i < text.Length ? text[i] : '\0';
    }
}
