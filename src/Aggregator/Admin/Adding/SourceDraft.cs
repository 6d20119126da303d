using Aggregator.Discovering;
using Aggregator.Previewing;

namespace Aggregator.Admin.Adding;

/// <summary>A source that somebody is about to add.</summary>
internal sealed record SourceDraft(OutletProposal Outlet, Candidate Candidate)
{
    private volatile DraftState _state = new(new AddingForm(new Dictionary<string, string>()), null, [], null);

    public DraftState State
    {
        get => _state;
        set => _state = value;
    }
}

/// <summary>How far it is.</summary>
/// <param name="Form">What stands in the form.</param>
/// <param name="Preview">What it would bring; null where it could not be tried.</param>
/// <param name="Mistakes">What is wrong with the form.</param>
/// <param name="Trouble">Why nothing was done; null where something was.</param>
internal sealed record DraftState(AddingForm Form, Errand<Previewed>? Preview, IReadOnlyList<Sources.Mistake> Mistakes, string? Trouble);
