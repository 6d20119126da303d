using System.Globalization;
using Aggregator.Discovering;
using Aggregator.Previewing;
using Spectre.Console;

namespace Aggregator.Commands;

/// <summary>A search and a preview as tables for people.</summary>
internal static class DiscoveredTable
{
    public static void Show(Discovered? found, Previewed? preview)
    {
        var console = Terminal.Output();
        if (found is not null)
            Show(console, found);
        if (preview is not null)
            Show(console, preview);
    }

    private static void Show(IAnsiConsole console, Discovered found)
    {
        console.WriteLine(found.Answered is { } answered ? $"{answered.AbsoluteUri}: {found.What ?? "nothing that can be read"}, {found.Requests} requests" : $"{found.Asked}: nothing answered");
        foreach (var trouble in new[] { found.Problem, found.Ended }.OfType<string>())
            console.WriteLine($"! {trouble}");
        if (found.Outlet is { } outlet)
            console.WriteLine($"outlet: {outlet.Id}, {outlet.Name}, {outlet.HomePage.AbsoluteUri}, {outlet.Country}, {outlet.Language}, {outlet.TimeZone} ({string.Join("; ", outlet.Because)})");
        if (found.Candidates.Count == 0)
        {
            console.WriteLine("No sources are found.");
            return;
        }

        var table = new Table().Border(TableBorder.Simple).AddColumns("score", "kind", "address", "entries", "newest", "a day", "text", "warnings, signals");
        foreach (var c in found.Candidates)
        {
            table.AddRow([.. new[]
            {
                c.Score.ToString(CultureInfo.InvariantCulture), c.Format ?? c.Kind.ToString().ToLowerInvariant(), c.Links is null ? c.Address.AbsoluteUri : $"{c.Address.AbsoluteUri} (Links: {c.Links})",
                c.IsReadable ? c.Entries.ToString(CultureInfo.InvariantCulture) : "-", c.NewestAt?.ToString("u", CultureInfo.InvariantCulture) ?? "-", c.PerDay?.ToString("0.#", CultureInfo.InvariantCulture) ?? "-",
                c.Text.ToString(), string.Join("; ", c.Warnings.Select(w => w.Text).Concat(c.SignalWords)),
            }.Select(t => new Text(t))]);
        }

        console.Write(table);
    }

    private static void Show(IAnsiConsole console, Previewed preview)
    {
        console.WriteLine($"{preview.Source.Id}: {preview.Format ?? "?"}, {preview.Entries} entries, {preview.Requests} requests");
        foreach (var trouble in new[] { preview.Problem, preview.Ended }.OfType<string>().Concat(preview.Warnings).Concat(preview.Repairs))
            console.WriteLine($"! {trouble}");
        foreach (var item in preview.Items)
            Show(console, item);
        foreach (var (reason, count) in preview.LeftOut.Where(p => p.Value > 0))
            console.WriteLine($"left out: {count} {reason}");
    }

    private static void Show(IAnsiConsole console, PreviewedEntry item)
    {
        console.WriteLine("");
        console.WriteLine($"{item.Fate.ToString().ToUpperInvariant()}  {item.Shown?.Headline ?? item.Title ?? item.Link?.AbsoluteUri}{(item.Reason is { } reason ? $"  ({reason})" : "")}");
        if (item.Shown is not { } shown)
            return;
        console.WriteLine($"  {shown.Standfirst ?? "(no standfirst)"}");
        foreach (var field in item.Fields.Where(f => f.Name is not ("headline" or "standfirst")))
            console.WriteLine($"  {field.Name,-10} {field.Value ?? "-"}  [{field.From}]");
        console.WriteLine($"  rights     {shown.Rights.Extent}{(shown.Rights.Words == int.MaxValue ? "" : string.Create(CultureInfo.InvariantCulture, $", {shown.Rights.Words} words"))}{(shown.Rights.Because.Count == 0 ? "" : $" because {string.Join(", ", shown.Rights.Because)}")}");
        console.WriteLine($"  identity   {item.Identity}");
        foreach (var warning in item.Warnings)
            console.WriteLine($"  ! {warning}");
    }
}
