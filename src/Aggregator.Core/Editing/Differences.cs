using System.Text;
using Aggregator.Extracting;

namespace Aggregator.Editing;

/// <summary>Compares two revisions by paragraph and sentence. Pure, the same in giving the same out, in bounded time.</summary>
public static class Differences
{
    private const double LikeParagraphs = 0.35;
    private const double LikeSentences = 0.5;

    public static Difference Between(Article before, Article after) => Between(RevisionText.Of(before), RevisionText.Of(after));

    public static Difference Between(RevisionText before, RevisionText after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        return new(OfLine(before.Headline, after.Headline), OfLine(before.Standfirst, after.Standfirst), Paragraphs(before.Body, after.Body))
        {
            IsTypographic = Told(before) == Told(after),
        };
    }

    private static SentenceEdit OfLine(string? before, string? after)
    {
        var kind = before == after ? EditKind.Same : before is null ? EditKind.Inserted : after is null ? EditKind.Deleted : EditKind.Changed;
        return new SentenceEdit(kind, before, after);
    }

    private static List<ParagraphEdit> Paragraphs(IReadOnlyList<Block> before, IReadOnlyList<Block> after)
    {
        var edits = new List<ParagraphEdit>();
        var (i, j) = (0, 0);
        foreach (var (keptBefore, keptAfter) in ShortestEdit.Kept(before, after).Append((before.Count, after.Count)))
        {
            Replaced(before, (i, keptBefore), after, (j, keptAfter), edits);
            (i, j) = (keptBefore + 1, keptAfter + 1);
        }

        return edits;
    }

    // Between two paragraphs that stayed: what is like another is the same paragraph changed, the rest came or went.
    private static void Replaced(IReadOnlyList<Block> before, (int From, int To) gone, IReadOnlyList<Block> after, (int From, int To) come, List<ParagraphEdit> edits)
    {
        var (i, j) = gone.From < gone.To || come.From < come.To ? (gone.From, come.From) : (gone.To, come.To);
        var pairs = Likeness.Pairs(Texts(before, gone), Texts(after, come), LikeParagraphs);
        foreach (var (one, other) in pairs.Select(p => (p.Before + gone.From, p.After + come.From)).Append((gone.To, come.To)))
        {
            for (; i < one; i++)
                edits.Add(Whole(EditKind.Deleted, before[i], i, null));
            for (; j < other; j++)
                edits.Add(Whole(EditKind.Inserted, after[j], null, j));
            if (one < gone.To && other < come.To)
                edits.Add(new ParagraphEdit(EditKind.Changed, after[other].Kind, one, other, SentencesOf(before[one].Text, after[other].Text)));
            (i, j) = (one + 1, other + 1);
        }
    }

    private static List<string> Texts(IReadOnlyList<Block> blocks, (int From, int To) range) => [.. blocks.Skip(range.From).Take(range.To - range.From).Select(b => b.Text)];

    private static ParagraphEdit Whole(EditKind kind, Block block, int? before, int? after) =>
        new(kind, block.Kind, before, after, [.. Split(block.Text).Select(s => kind == EditKind.Deleted ? new SentenceEdit(kind, s, null) : new SentenceEdit(kind, null, s))]);

    private static List<SentenceEdit> SentencesOf(string before, string after)
    {
        var (one, other) = (Split(before), Split(after));
        var edits = new List<SentenceEdit>();
        var (i, j) = (0, 0);
        foreach (var (keptBefore, keptAfter) in ShortestEdit.Kept(one, other).Append((one.Count, other.Count)))
        {
            var pairs = Likeness.Pairs(one[i..keptBefore], other[j..keptAfter], LikeSentences);
            var (gone, come) = (i, j);
            foreach (var (a, b) in pairs.Select(p => (p.Before + gone, p.After + come)).Append((keptBefore, keptAfter)))
            {
                edits.AddRange(one[i..a].Select(s => new SentenceEdit(EditKind.Deleted, s, null)));
                edits.AddRange(other[j..b].Select(s => new SentenceEdit(EditKind.Inserted, null, s)));
                if (a < one.Count && b < other.Count)
                    edits.Add(new SentenceEdit(one[a] == other[b] ? EditKind.Same : EditKind.Changed, one[a], other[b]));
                (i, j) = (a + 1, b + 1);
            }
        }

        return edits;
    }

    private static List<string> Split(string text) => [.. Sentences.Of(text).Select(s => text.Substring(s.Start, s.Length))];

    // Letters, figures and what stands for a word ("£", "%", a minus): equal where only quotes, dashes, capitals, spacing or paragraphs differ.
    private static string Told(RevisionText wording)
    {
        var told = new StringBuilder(4_096);
        foreach (var text in wording.Body.Select(b => b.Text).Prepend(wording.Standfirst ?? "").Prepend(wording.Headline))
        {
            for (var i = 0; i < text.Length; i++)
            {
                var c = text[i];
                if (char.IsLetterOrDigit(c))
                    told.Append(char.ToLowerInvariant(c));
                else if (char.IsSymbol(c) || c is '%' or '&' or '@' or '#' || IsPoint(text, i) || IsMinus(text, i))
                    told.Append(c is '−' or '–' ? '-' : c);
                else if (!IsApostrophe(text, i) && told.Length > 0 && told[^1] != ' ')
                    told.Append(' ');
            }

            if (told.Length > 0 && told[^1] != ' ')
                told.Append(' ');
        }

        return told.ToString();
    }

    private static bool IsMinus(string text, int at) =>
        text[at] is '-' or '−' or '–' && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1]) && (at == 0 || char.IsWhiteSpace(text[at - 1]));

    private static bool IsPoint(string text, int at) => text[at] == '.' && at > 0 && at + 1 < text.Length && char.IsAsciiDigit(text[at - 1]) && char.IsAsciiDigit(text[at + 1]);

    private static bool IsApostrophe(string text, int at) => text[at] is '\'' or '’' && at > 0 && at + 1 < text.Length && char.IsLetter(text[at - 1]) && char.IsLetter(text[at + 1]);
}
