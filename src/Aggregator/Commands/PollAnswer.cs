using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using Aggregator.Operating;
using Aggregator.Storing;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Aggregator.Commands;

/// <summary>What polls by hand led to, for people and as JSON.</summary>
internal static class PollAnswer
{
    public static JsonObject Json(IReadOnlyList<PolledByHand> polled) => new()
    {
        ["polled"] = polled.Count(p => p.Poll is not null),
        ["sound"] = polled.Count(p => p.IsSound),
        ["sources"] = new JsonArray([.. polled.Select(Json)]),
    };

    public static IRenderable Table(IReadOnlyList<PolledByHand> polled)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("source", "outcome", "seen", "stored", "revised", "unchanged", "waiting", "left out", "next poll", "because");
        foreach (var one in polled)
        {
            var tally = one.Poll?.Tally ?? Tally.Empty;
            table.AddRow(
                new Text(one.Source.Id.Value),
                new Markup($"[{(one.IsSound ? "green" : "red")}]{Markup.Escape(one.Poll?.Outcome ?? "not polled")}[/]"),
                Number(tally.Seen), Number(tally.Stored), Number(tally.Revised), Number(tally.Unchanged), Number(tally.Awaiting), Number(tally.Filtered.Values.Sum() + tally.Rejected.Values.Sum()),
                new Text(one.State.NextAt.ToString("u", CultureInfo.InvariantCulture)),
                new Text((one.NotPolled ?? one.Poll?.Problem) is { } problem ? $"{one.State.NextBecause} ({problem})" : one.State.NextBecause));
        }

        return table;
    }

    private static Text Number(int count) => new(count.ToString(CultureInfo.InvariantCulture));

    private static JsonNode Json(PolledByHand one)
    {
        var tally = one.Poll?.Tally ?? Tally.Empty;
        return new JsonObject
        {
            ["source"] = one.Source.Id.Value,
            ["sound"] = one.IsSound,
            ["outcome"] = one.Poll?.Outcome,
            ["notPolled"] = one.NotPolled,
            ["problem"] = one.Poll?.Problem,
            ["seen"] = tally.Seen,
            ["stored"] = tally.Stored,
            ["revised"] = tally.Revised,
            ["unchanged"] = tally.Unchanged,
            ["awaiting"] = tally.Awaiting,
            ["filtered"] = Reasons(tally.Filtered),
            ["rejected"] = Reasons(tally.Rejected),
            ["health"] = one.State.Health.ToString().ToLowerInvariant(),
            ["nextAt"] = one.State.NextAt.ToString("O", CultureInfo.InvariantCulture),
            ["nextBecause"] = one.State.NextBecause,
        };
    }

    private static JsonObject Reasons(ImmutableSortedDictionary<string, int> reasons) => new(reasons.Select(r => KeyValuePair.Create(r.Key, (JsonNode?)r.Value)));
}
