using System.CommandLine;
using System.Text.Json.Nodes;
using Aggregator.Extracting;

namespace Aggregator.Commands;

/// <summary><c>aggregator inspect page</c>: what each layer finds in a page, which one won and why.</summary>
internal static class InspectPageCommand
{
    private static readonly Uri Nowhere = new("https://page.invalid/");

    public static Command Create()
    {
        var file = new Argument<FileInfo?>("file") { Description = "An HTML file.", Arity = ArgumentArity.ZeroOrOne };
        var url = new Option<string?>("--url") { Description = "The address that the page came from." };
        var zone = new Option<string>("--time-zone") { Description = "Read into dates without a zone (IANA name).", DefaultValueFactory = _ => "Europe/London" };
        var json = new Option<bool>("--json") { Description = "Answer in JSON." };
        var batch = new Option<bool>("--batch") { Description = "One {id, path, url} a line on standard input, one answer a line on standard output." };
        var command = new Command("page", "Show what is found in a page, by which layer, and what won.") { file, url, zone, json, batch };
        command.SetAction((parsed, cancellation) => parsed.GetValue(batch)
            ? Batch.RunAsync(Console.In, Console.Out, asked => Answer(asked, parsed.GetValue(zone)!), cancellation)
            : ShowAsync(parsed.GetValue(file), parsed.GetValue(url), parsed.GetValue(zone)!, parsed.GetValue(json)));
        return command;
    }

    private static JsonObject Answer(JsonObject asked, string zone)
    {
        var path = asked["path"]?.GetValue<string>() ?? throw new FormatException("the case names no path");
        return PageAnswer.Of(PageExtractor.Inspect(PageAt(path, asked["url"]?.GetValue<string>(), zone)));
    }

    private static async Task<int> ShowAsync(FileInfo? file, string? url, string zone, bool json)
    {
        if (file is not { Exists: true })
        {
            await Console.Error.WriteLineAsync(file is null ? "Name a file, or use --batch." : $"{file.FullName}: no such file");
            return 2;
        }

        var result = PageExtractor.Inspect(PageAt(file.FullName, url, zone));
        await Console.Out.WriteLineAsync(json ? PageAnswer.Of(result).ToJsonString(PageAnswer.Indented) : PageReport.Of(result));
        return result.Inspection is null ? 1 : 0;
    }

    private static Page PageAt(string path, string? url, string zone) => new()
    {
        Body = File.ReadAllBytes(path),
        Address = Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? address : Nowhere,
        TimeZone = zone,
    };
}
