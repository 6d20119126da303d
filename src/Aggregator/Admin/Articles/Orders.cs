using Aggregator.Editing;
using Aggregator.Normalising;
using Aggregator.Rights;
using Aggregator.Storing;

namespace Aggregator.Admin.Articles;

/// <summary>What an editor asks for, checked the same from the console and from the API.</summary>
internal static class Orders
{
    public const string NothingToChange = "headline or standfirst has to be other than it is";

    private const int Longest = 500;

    /// <summary>One line of text without control characters; null where nothing is left.</summary>
    public static string? Line(string? text) => Words.Line(text, Longest) is { Length: > 0 } line ? line : null;
}

/// <summary>Take an article from every surface.</summary>
/// <param name="Reason">For editors.</param>
/// <param name="Told">For readers who had it; null tells them only that it is withheld.</param>
internal sealed record HoldOrder(string? Reason, string? Told)
{
    public string? Complaint() => Orders.Line(Reason) is null ? "reason is missing; it has to say why, for other editors" : null;

    public Hold Hold(Actor actor, DateTimeOffset now) => new(Orders.Line(Reason)!, now) { By = actor.Name, Told = Orders.Line(Told) };
}

/// <summary>Show it again.</summary>
internal sealed record ReleaseOrder(string? Note);

/// <summary>Put other words in place of the outlet's headline or standfirst.</summary>
/// <param name="Revision">The one that the editor saw.</param>
/// <param name="Headline">Null or as it is: left.</param>
/// <param name="Standfirst">Null or as it is: left.</param>
/// <param name="Note">What was wrong, as readers are told.</param>
internal sealed record AmendOrder(int Revision, string? Headline, string? Standfirst, string? Note)
{
    public string? Complaint(Article article)
    {
        if (Orders.Line(Note) is null)
            return "note is missing; it has to tell readers what was wrong";
        return NewHeadline(article) is null && NewStandfirst(article) is null ? Orders.NothingToChange : null;
    }

    public Amendment Amendment(Article article, Actor actor, DateTimeOffset now) => new(Orders.Line(Note)!, now, actor.Name) { Headline = NewHeadline(article), Standfirst = NewStandfirst(article) };

    private string? NewHeadline(Article article) => Orders.Line(Headline) is { } line && line != article.Headline ? line : null;

    private string? NewStandfirst(Article article) => Orders.Line(Standfirst) is { } line && line != article.Standfirst ? line : null;
}
