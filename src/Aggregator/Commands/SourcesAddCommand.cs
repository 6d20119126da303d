using System.CommandLine;
using System.Text.Json.Nodes;
using Aggregator.Operating;
using Aggregator.Sources;
using Aggregator.Storing;

namespace Aggregator.Commands;

/// <summary><c>aggregator sources add</c>: a source, and its outlet where that is not there yet.</summary>
internal static class SourcesAddCommand
{
    public static Command Create()
    {
        var id = new Argument<string>("id") { Description = "The outlet's id, a slash, and the source's own: herald/politics." };
        var address = new Argument<string>("address") { Description = "What is polled." };
        var kind = new Option<string?>("--kind") { Description = "Feed, Sitemap or Listing." };
        var interval = new Option<double?>("--interval") { Description = "Minutes between polls." };
        var section = new Option<string?>("--section") { Description = "The portal's section for its reports." };
        var groups = new Option<string[]>("--group") { Description = "A group to sort it under, such as Regions/Wales; may be given several times." };
        var outlet = new Option<string?>("--outlet") { Description = "The outlet's name, where the outlet is not there yet." };
        var home = new Option<string?>("--home") { Description = "Its home page; the address's own site where left out." };
        var definition = new Option<string?>("--definition") { Description = "A file with further settings of the source, as JSON in the configuration's shape; - reads standard input." };
        var command = new Command("add", "Add a source. It is polled at once.") { id, address, kind, interval, section, groups, outlet, home, definition };
        var options = new KeepingOptions(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            var source = new EditSubject(EditKind.Source, parsed.GetRequiredValue(id));
            if (await DefinitionAsync(parsed.GetValue(definition), source, cancellation) is not { } settings)
                return ExitCode.Misconfigured;
            Set(settings, "Address", parsed.GetRequiredValue(address));
            Set(settings, "Kind", parsed.GetValue(kind));
            Set(settings, "IntervalMinutes", parsed.GetValue(interval));
            Set(settings, "Category", parsed.GetValue(section));
            if (parsed.GetValue(groups) is { Length: > 0 } named)
                DefinitionJson.Set(settings, "Groups", new JsonArray([.. named.Select(g => JsonValue.Create(g))]));
            var edits = new List<Edit>();
            if (parsed.GetValue(outlet) is { } name)
                edits.Add(Outlet(source, name, parsed.GetValue(home), parsed.GetRequiredValue(address)));
            edits.Add(new Edit(source, settings, "source.save") { Expected = 0 });
            return await options.RunAsync(
                parsed, keeping => keeping.Editor.ChangeAsync(_ => new Planned(edits), SourceKeeping.Actor, options.Note(parsed), options.IsTrial(parsed), cancellation), cancellation);
        });
        return command;
    }

    private static Edit Outlet(EditSubject source, string name, string? home, string address)
    {
        var page = home ?? (Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? uri.GetLeftPart(UriPartial.Authority) + "/" : address);
        return new Edit(new EditSubject(EditKind.Outlet, SourceJson.Parts(source.Id).Outlet), new JsonObject { ["Name"] = name, ["HomePage"] = page }, "outlet.save") { Expected = 0 };
    }

    private static async Task<JsonObject?> DefinitionAsync(string? file, EditSubject subject, CancellationToken cancellation)
    {
        if (file is null)
            return [];
        var mistakes = new List<Mistake>();
        try
        {
            var text = file == "-" ? await Console.In.ReadToEndAsync(cancellation) : await File.ReadAllTextAsync(file, cancellation);
            if (DefinitionJson.Parse(text, subject, mistakes) is { } definition)
                return definition;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            mistakes.Add(new Mistake("", $"{file}: {e.Message}", null));
        }

        foreach (var mistake in mistakes)
            await Console.Error.WriteLineAsync($"aggregator: {mistake}");
        return null;
    }

    private static void Set(JsonObject settings, string name, JsonNode? value)
    {
        if (value is not null)
            DefinitionJson.Set(settings, name, value);
    }
}
