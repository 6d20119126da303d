using System.Collections.Concurrent;
using Aggregator.Admin.Adding;
using Aggregator.Extracting;
using Aggregator.Extracting.Picking;
using Aggregator.Extracting.Trying;
using Aggregator.Sources;

namespace Aggregator.Admin.Picking;

/// <summary>Somebody picks selectors on a page: the page, others of its kind to try them on, and what was picked so far.</summary>
/// <param name="Outlet">Whose pages these are.</param>
/// <param name="Source">For whose recipe.</param>
/// <param name="Pages">The page that is shown, then others.</param>
/// <param name="Draft">Where the selector goes for a source that is not saved yet; null for one that is.</param>
internal sealed record PickSession(Outlet Outlet, Source Source, IReadOnlyList<Page> Pages, PickDraft? Draft)
{
    /// <summary>By the recipe's part.</summary>
    public ConcurrentDictionary<string, PickState> Parts { get; } = new(StringComparer.Ordinal);

    /// <summary>Why there is no page to pick on; null where there is one.</summary>
    public string? Trouble { get; init; }
}

/// <summary>A source that is being added.</summary>
internal sealed record PickDraft(string Id, SourceDraft Draft);

/// <summary>What was picked for one part.</summary>
/// <param name="Picked">The element with its proposals; null where a selector was typed.</param>
/// <param name="Tried">The selector that was tried.</param>
/// <param name="Trial">What it would do to the source's archived pages.</param>
/// <param name="Trouble">Why nothing came of it.</param>
internal sealed record PickState(Pick? Picked, PickProposal? Tried, TrialReport? Trial, string? Trouble);
