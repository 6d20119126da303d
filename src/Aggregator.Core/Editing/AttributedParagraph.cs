using Aggregator.Extracting;

namespace Aggregator.Editing;

/// <summary>The first paragraph that a surface shows, as it reads with its outlet named. The words of the report stay as they are beside it.</summary>
/// <param name="Block">Which of the shown blocks it is; <see cref="InStandfirst"/> where no paragraph is shown.</param>
/// <param name="Text">To be printed in the paragraph's place.</param>
public sealed record AttributedParagraph(int Block, string Text)
{
    /// <summary>It is the standfirst.</summary>
    public const int InStandfirst = -1;

    /// <summary>Of what is shown of an article. Null where nothing is, and where the paragraph names the outlet or an agency already.</summary>
    public static AttributedParagraph? Of(Article article, string? standfirst, IReadOnlyList<Block> body)
    {
        var block = IndexOfParagraph(body);
        var text = block == InStandfirst ? standfirst : body[block].Text;
        if (string.IsNullOrWhiteSpace(text) || string.IsNullOrWhiteSpace(article.Attribution.Outlet) || OutletNames.IsIn(text, article.Attribution.Outlet))
            return null;
        return new(block, ProseAttribution.Of(text, article.Attribution.Outlet, article.Language, article.Id));
    }

    // A heading, a list or a quotation set apart is no place for it: the first paragraph is.
    private static int IndexOfParagraph(IReadOnlyList<Block> body)
    {
        for (var i = 0; i < body.Count; i++)
        {
            if (body[i].Kind == BlockKind.Paragraph && !string.IsNullOrWhiteSpace(body[i].Text))
                return i;
        }

        return InStandfirst;
    }
}
