using Aggregator.Simulator.Scripting;

namespace Aggregator.Simulator.Writing;

/// <summary>The endless stream of one outlet: report number <c>k</c>, and when it is published, follow from the scenario alone.</summary>
internal sealed class ReportStream(Scenario scenario, ScriptedOutlet outlet, StreamPace stream)
{
    private const double LatestShare = 0.5; // late by at most half the distance, so that the order never turns round

    private readonly Template[] _templates = [.. scenario.Words.Templates.Where(t => outlet.Sections.Contains(t.Section))];

    /// <summary>Seconds from the start, whole: HTTP's dates have no finer grain.</summary>
    public long At(long index)
    {
        // The first new one is punctual: somebody is waiting for it.
        var late = index == stream.Backlog ? 0 : Dice.Of(scenario.Seed, outlet.Slug + " late", index).Fraction() * LatestShare;
        var seconds = index < stream.Backlog
            ? (index - stream.Backlog + late) * stream.BacklogEvery
            : stream.First + ((index - stream.Backlog + late) * stream.Every);
        return (long)Math.Floor(seconds);
    }

    /// <summary>How many are published by then.</summary>
    public long Count(long elapsed)
    {
        var upper = stream.Backlog + Math.Max(0, (long)((elapsed - stream.First) / stream.Every) + 2);
        var count = Math.Min(upper, stream.Limit ?? long.MaxValue);
        while (count > 0 && At(count - 1) > elapsed)
            count--;
        return count;
    }

    public ScriptedReport Report(long index)
    {
        var dice = Dice.Of(scenario.Seed, outlet.Slug, index);
        var template = TemplateOf(index);
        var phrasing = new Phrasing(scenario.Words, template, dice);
        return new ScriptedReport
        {
            Id = $"{outlet.Slug}-{index}",
            Number = ReportNumber.Streamed(index),
            Outlet = outlet.Slug,
            At = At(index),
            Section = template.Section,
            Headline = phrasing.Of(template.Headline),
            Standfirst = phrasing.Of(template.Standfirst),
            Byline = dice.Of(outlet.Bylines),
            Paragraphs = [.. template.Paragraphs.Select(phrasing.Of)],
            Caption = template.Caption is { } caption ? phrasing.Of(caption) : null,
            Tags = [.. template.Tags.Select(t => phrasing.Of(t))],
        };
    }

    // Every template once before any comes again, in another order each time.
    private Template TemplateOf(long index)
    {
        var (round, place) = (index / _templates.Length, (int)(index % _templates.Length));
        var dice = Dice.Of(scenario.Seed, outlet.Slug + " order", round);
        var order = Enumerable.Range(0, _templates.Length).ToArray();
        for (var i = order.Length - 1; i > 0; i--)
        {
            var j = dice.Below(i + 1);
            (order[i], order[j]) = (order[j], order[i]);
        }

        return _templates[order[place]];
    }
}
