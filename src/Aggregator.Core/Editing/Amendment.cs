namespace Aggregator.Editing;

/// <summary>What an editor of the portal put in place of the outlet's words. It stands while the outlet's own words in its place are those that were amended.</summary>
/// <param name="Note">Why, as readers are told.</param>
/// <param name="At">When.</param>
/// <param name="By">Who, for editors.</param>
public sealed record Amendment(string Note, DateTimeOffset At, string By)
{
    /// <summary>Null leaves the outlet's.</summary>
    public string? Headline { get; init; }

    /// <summary>Null leaves the outlet's.</summary>
    public string? Standfirst { get; init; }

    /// <summary>What the outlet said where <see cref="Headline"/> stands now.</summary>
    public string? OutletsHeadline { get; init; }

    /// <summary>What the outlet said where <see cref="Standfirst"/> stands now.</summary>
    public string? OutletsStandfirst { get; init; }

    /// <summary>The words that were asked for, over an article's present ones.</summary>
    public Article Over(Article article) => article with
    {
        Headline = Headline ?? article.Headline,
        Standfirst = Standfirst ?? article.Standfirst,
        Amendment = this with
        {
            OutletsHeadline = Headline is null ? null : article.Amendment?.OutletsHeadline ?? article.Headline,
            OutletsStandfirst = Standfirst is null ? null : article.Amendment is { Standfirst: not null } before ? before.OutletsStandfirst : article.Standfirst,
        },
    };

    /// <summary>A later telling with what still holds of the amendment; where the outlet found other words, its words stand.</summary>
    public Article Kept(Article told)
    {
        var headline = Headline is not null && told.Headline == OutletsHeadline;
        var standfirst = Standfirst is not null && told.Standfirst == OutletsStandfirst;
        return !headline && !standfirst ? told : told with
        {
            Headline = headline ? Headline! : told.Headline,
            Standfirst = standfirst ? Standfirst : told.Standfirst,
            Amendment = this with { Headline = headline ? Headline : null, Standfirst = standfirst ? Standfirst : null },
        };
    }
}
