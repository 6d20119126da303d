using System.Globalization;

namespace Aggregator.Normalising;

/// <summary>Whether two texts are held to be one report, and what decided it.</summary>
public readonly record struct Sameness(bool IsSame, string Because);

/// <summary>
/// Whether two texts can be one report told twice. Asked only where an identity key is in doubt: an outlet that reuses a guid or a number, or a template that gives
/// many pages one canonical address, must not melt its reports into one. The text decides; a headline speaks where there is none. Pure; docs/identity.md has the thresholds.
/// </summary>
public static class SameReport
{
    /// <summary>Fewer words of text are no evidence either way.</summary>
    public const int LeastWords = 12;

    // Shares of the shorter text's longer words. Unrelated reports share up to a quarter of them, versions of one report most.
    private const double Contradicting = 0.2;
    private const double EnoughOfText = 0.4;
    private const double EnoughOfHeadline = 0.5;

    // Reports that share a house's standing paragraphs differ in how they begin.
    private const double EnoughOfOpening = 0.3;

    // Shares of the shorter text's pairs of words.
    private const double NearCopy = 0.8;
    private const double NearCopyOfTemplate = 0.6;
    private const double SameOpening = 0.5;
    private const double SomeOfHeadline = 0.34;

    private static readonly TimeSpan OneIssue = TimeSpan.FromHours(18); // a title that comes every day is issued anew after that
    private static readonly TimeSpan Republished = TimeSpan.FromHours(48);

    /// <summary>Where a guid, number or address says that they are one: whether their words allow it.</summary>
    public static Sameness Versions(Wording stored, Wording draft)
    {
        var (one, other) = (new ReportWords(stored), new ReportWords(draft));
        var headline = ReportWords.Headlines(one, other);
        var recurs = headline >= EnoughOfHeadline && (one.IsRecurring || other.IsRecurring);
        var apart = Apart(stored, draft);
        if (one.Count < LeastWords || other.Count < LeastWords)
        {
            if (headline < EnoughOfHeadline)
                return new(false, $"no text, and the headlines share {Percent(headline)} of their words");
            return recurs && apart > OneIssue ? new(false, "no text, and a recurring headline of another day") : new(true, $"no text, and the headlines share {Percent(headline)} of their words");
        }

        var text = ReportWords.Shared(one.Long, other.Long);
        var opening = ReportWords.Shared(one.Opening, other.Opening);
        if (text < Contradicting)
            return new(false, $"the texts share {Percent(text)} of their words, whatever the headlines say");
        if (text < EnoughOfText)
        {
            return headline >= EnoughOfHeadline && opening >= EnoughOfOpening && !recurs && apart <= OneIssue
                ? new(true, $"like headlines within hours, texts that share {Percent(text)} of their words")
                : new(false, $"the texts share only {Percent(text)} of their words");
        }

        if (opening < EnoughOfOpening)
            return new(false, $"the texts share {Percent(text)} of their words, but begin differently");
        if (recurs && apart > OneIssue && ReportWords.Overlap(one.Text, other.Text) < NearCopyOfTemplate)
            return new(false, "a recurring headline of another day over another text");
        return new(true, $"the texts share {Percent(text)} of their words");
    }

    /// <summary>Where nothing but a headline or a paragraph led from one to the other: whether one is the other republished.</summary>
    public static Sameness NearCopies(Wording stored, Wording draft)
    {
        var (one, other) = (new ReportWords(stored), new ReportWords(draft));
        var (least, most) = (Math.Min(one.Count, other.Count), Math.Max(one.Count, other.Count));
        if (least < LeastWords || least * 2 < most)
            return new(false, least < LeastWords ? "too little text to tell" : "one is more than twice as long");
        var within = one.IsRecurring || other.IsRecurring || least < 40 ? OneIssue : Republished;
        if (Apart(stored, draft) > within)
            return new(false, $"published more than {within.TotalHours:0} hours apart");
        var copied = ReportWords.Overlap(one.Text, other.Text);
        if (copied < NearCopy)
            return new(false, $"{Percent(copied)} of the text is the same");
        if (Math.Max(one.OpeningIn(other), other.OpeningIn(one)) < SameOpening)
            return new(false, $"{Percent(copied)} of the text is the same, but not its beginning");
        if (NamedIn.AreApart(stored, draft))
            return new(false, $"{Percent(copied)} of the text is the same, but each has names and figures of its own");
        var headline = ReportWords.Headlines(one, other);
        return headline >= SomeOfHeadline
            ? new(true, $"{Percent(copied)} of the text is the same, published within {within.TotalHours:0} hours")
            : new(false, $"{Percent(copied)} of the text is the same, under another headline");
    }

    private static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{share * 100:0} %");

    private static TimeSpan Apart(Wording one, Wording other) => (one.PublishedAt - other.PublishedAt).Duration();
}
