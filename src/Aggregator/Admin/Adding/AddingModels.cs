using Aggregator.Discovering;
using Aggregator.Previewing;

namespace Aggregator.Admin.Adding;

/// <summary>The beginning.</summary>
public sealed record AddModel(AdminContext Context, string? Typed, string? Trouble, int MostRequests);

/// <summary>A search; <paramref name="Found"/> is null while it runs.</summary>
public sealed record SearchModel(AdminContext Context, string Id, IReadOnlyList<Step> Steps, Discovered? Found, string? Fault);

/// <summary>What a source that is there would bring; <paramref name="Preview"/> is null while it is tried.</summary>
public sealed record PreviewModel(AdminContext Context, IReadOnlyList<Step> Steps, Previewed? Preview, string? Fault);

/// <summary>A draft with its form and its preview.</summary>
public sealed record DraftModel(AdminContext Context, string Id, AddingForm Form)
{
    public required string Heading { get; init; }

    public required string OutletName { get; init; }

    public bool IsKnownOutlet { get; init; }

    public bool IsRunning { get; init; }

    public IReadOnlyList<Step> Steps { get; init; } = [];

    public string? Fault { get; init; }

    public Previewed? Preview { get; init; }

    public string? Trouble { get; init; }

    /// <summary>What is wrong with one field, by its name.</summary>
    public IReadOnlyDictionary<string, string> Problems { get; init; } = new Dictionary<string, string>();

    /// <summary>What is wrong and belongs to no field.</summary>
    public IReadOnlyList<string> Loose { get; init; } = [];

    public string? ProblemOf(FormField field) => Problems.GetValueOrDefault(field.Name);

    internal static DraftModel Of(AdminContext context, string id, SourceDraft draft)
    {
        var state = draft.State;
        var problems = state.Mistakes.Select(m => (Field: FormField.Of(m), Mistake: m)).ToList();
        return new DraftModel(context, id, state.Form)
        {
            Heading = draft.Candidate.Title ?? state.Form["address"],
            OutletName = draft.Outlet.Name,
            IsKnownOutlet = draft.Outlet.IsKnown,
            IsRunning = state.Preview is { IsDone: false },
            Steps = state.Preview?.Steps ?? [],
            Fault = state.Preview?.Fault,
            Preview = state.Preview?.Result,
            Trouble = state.Trouble,
            Problems = problems.Where(p => p.Field is not null).GroupBy(p => p.Field!.Name).ToDictionary(g => g.Key, g => string.Join("; ", g.Select(p => $"{p.Mistake.What}{(p.Mistake.Remedy is { } remedy ? $"; {remedy}" : "")}")), StringComparer.Ordinal),
            Loose = [.. problems.Where(p => p.Field is null).Select(p => p.Mistake.ToString())],
        };
    }
}
