using System.Text;

namespace Aggregator.Editing;

/// <summary>
/// Names the outlet in a paragraph of its report, in the words of British news: "…, The Times reports." Which phrasing is chosen by the article's id,
/// so that a page reads the same for ever and a list of pages does not read the same all along.
/// </summary>
internal static class ProseAttribution
{
    // "{0}" is the outlet's name as it stands within a sentence.
    private static readonly string[] Reported = [", {0} reports", ", according to {0}", ", {0} has reported", ", as reported by {0}"];
    private static readonly string[] Stated = [", according to {0}", ", {0} says"];

    // After a sentence that itself ends in who said it, "reports" would stumble: "…, he said, The Times reports".
    private static readonly string[] OnSaid = [", according to {0}"];
    private static readonly string[] InWelsh = [", yn ôl {0}"];

    // Without knowing a language, brackets are all that is sure to be right.
    private static readonly string[] Bracketed = [" ({0})"];

    private static readonly string[] SaidEndings = ["said", "says", "added", "told", "warned", "explained", "claimed", "insisted", "reported", "reports"];

    public static string Of(string paragraph, string outlet, string language, ArticleId article)
    {
        var (start, length) = Sentences.Of(paragraph)[0];
        var sentence = paragraph.AsSpan(start, length);
        if (!IsPlain(sentence))
            return Opened(paragraph, start, outlet, language, article);
        var phrase = Pick(Phrases(sentence, outlet, language), article, outlet, language);
        // A full stop goes behind the phrase; the one of an abbreviation stays where it is too: "at 5 p.m., The Times reports."
        var kept = IsAbbreviated(sentence) ? length : length - 1;
        return string.Concat(paragraph.AsSpan(0, start + kept), phrase, ".", paragraph.AsSpan(start + length));
    }

    // Ends in a full stop and nothing else: no question, no closing quotation mark or bracket, not cut off.
    private static bool IsPlain(ReadOnlySpan<char> sentence) =>
        sentence.Length > 1 && sentence[^1] == '.' && sentence[^2] is not ('.' or '!' or '?' or '…' or '"' or '”' or '’' or '\'' or ')' or ']') && IsClosed(sentence);

    // A quotation that runs on into the next sentence must not be given to the outlet.
    private static bool IsClosed(ReadOnlySpan<char> sentence) =>
        sentence.Count('"') % 2 == 0 && sentence.Count('“') <= sentence.Count('”') && sentence.Count('(') == sentence.Count(')') && sentence[0] is not ('‘' or '\'');

    private static string[] Phrases(ReadOnlySpan<char> sentence, string outlet, string language) => Primary(language) switch
    {
        "en" => EndsInSaying(sentence) ? OnSaid : OutletNames.IsBody(outlet) ? Stated : Reported,
        "cy" => InWelsh,
        _ => Bracketed,
    };

    private static bool EndsInSaying(ReadOnlySpan<char> sentence)
    {
        var comma = sentence.LastIndexOf(',');
        var last = sentence[..^1];
        last = last[(last.LastIndexOf(' ') + 1)..];
        return Array.IndexOf(SaidEndings, last.ToString()) >= 0
            || (comma > 0 && sentence.Length - comma < 60 && (sentence[comma..].Contains(" said", StringComparison.Ordinal) || sentence[comma..].Contains(" says", StringComparison.Ordinal)
                || sentence[comma..].Contains("according to", StringComparison.OrdinalIgnoreCase)));
    }

    // Before the sentence: with a small letter where that is sure, else behind a colon.
    private static string Opened(string paragraph, int start, string outlet, string language, ArticleId article)
    {
        var name = OutletNames.Within(outlet);
        if (Primary(language) != "en")
            return string.Concat(paragraph.AsSpan().TrimEnd(), $" ({outlet})");
        var word = Sentences.WordAt(paragraph, start);
        var turns = word.Length > 0 && word is not "I" && word is not ("Mr" or "Mrs" or "Ms") && !word.StartsWith("I'") && !word.StartsWith("I’") && Starters.IsStarter(word) && !IsDoubtful(paragraph.AsSpan(start));
        if (turns)
            return string.Concat(paragraph.AsSpan(0, start), $"According to {name}, {char.ToLowerInvariant(word[0])}", paragraph.AsSpan(start + 1));
        return string.Concat(paragraph.AsSpan(0, start), $"{Capital(name)} {(OutletNames.IsBody(outlet) ? "says" : "reports")}: ", paragraph.AsSpan(start));
    }

    // A question is not "according to" anybody.
    private static bool IsDoubtful(ReadOnlySpan<char> text) => text.IndexOfAny('?', '.', '!') is >= 0 and var stop && text[stop] == '?';

    private static bool IsAbbreviated(ReadOnlySpan<char> sentence)
    {
        var last = sentence[..^1];
        last = last[(last.LastIndexOf(' ') + 1)..];
        return last.Contains('.') ? last.Length <= 6 && !last.ContainsAnyInRange('0', '9') && !last.Contains('/') : Abbreviations.IsKnown(last) && !IsWord(last);
    }

    // Short forms that are words too; a sentence that ends in them ends in the word.
    private static bool IsWord(ReadOnlySpan<char> last) =>
        last is "no" or "c" or "al" or "art" or "sat" or "sun" or "mar" or "min" or "max" or "dec" or "may" or "pt" or "p" or "op" or "ext" or "mon" or "fig" or "ch" or "est" or "ed" or "ie" or "lab" or "co" or "st"
            or "wed" or "nos" or "sec" or "con" or "hon" or "col" or "gen" or "bn" or "mn" or "Sun" or "Sat" or "Mon" or "Wed" or "Fri" or "Con" or "Lab" or "Lib" or "Dem" or "Ed" or "Art" or "Max" or "Al" or "Mar" or "Dec" or "Min" or "Gen" or "Ch";

    private static string Pick(string[] phrases, ArticleId article, string outlet, string language)
    {
        var phrase = phrases[Number(article) % (uint)phrases.Length];
        return phrase.Replace("{0}", Primary(language) == "en" ? OutletNames.Within(outlet) : outlet, StringComparison.Ordinal);
    }

    // FNV-1a: the same on every machine, in every run.
    private static uint Number(ArticleId article)
    {
        var hash = 2166136261u;
        foreach (var b in Encoding.UTF8.GetBytes(article.Value))
            hash = (hash ^ b) * 16777619u;
        return hash ^ (hash >> 15);
    }

    private static string Capital(string name) => char.ToUpperInvariant(name[0]) + name[1..];

    private static string Primary(string language) => language.Split('-', 2)[0];
}
