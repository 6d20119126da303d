using Aggregator.Sources;

namespace Aggregator.Discovering;

/// <summary>Turns proposals into what a poll works with: an outlet, a source. Pure.</summary>
internal static class Proposals
{
    /// <summary>The outlet as it stands where it is known; else as it is guessed, with the careful rights.</summary>
    public static Outlet Outlet(OutletProposal proposal, IReadOnlyList<Outlet> known) => (proposal.IsKnown ? known.FirstOrDefault(o => o.Id.Value == proposal.Id) : null) ?? new Outlet
    {
        Id = new(proposal.Id),
        Name = proposal.Name,
        HomePage = proposal.HomePage,
        Kind = proposal.Kind,
        Country = proposal.Country,
        Language = proposal.Language,
        TimeZone = proposal.TimeZone,
    };

    public static Source Source(OutletProposal outlet, Candidate candidate) => new()
    {
        Id = new($"{outlet.Id}/{candidate.Slug}"),
        Outlet = new(outlet.Id),
        Address = candidate.Address,
        Kind = candidate.Kind,
        Interval = TimeSpan.FromMinutes(candidate.IntervalMinutes),
        Category = candidate.Category,
        Recipe = candidate.Links is { } links ? new Recipe { Links = links } : Recipe.None,
    };
}
