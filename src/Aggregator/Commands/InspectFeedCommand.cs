using System.CommandLine;
using Aggregator.Fetching;
using Aggregator.Operating;
using Aggregator.Reading;

namespace Aggregator.Commands;

/// <summary><c>aggregator inspect feed</c>: what a feed or sitemap says, what had to be mended, what looks wrong.</summary>
internal static class InspectFeedCommand
{
    public static Command Create()
    {
        var file = new Argument<FileInfo?>("file") { Description = "The document, as served.", Arity = ArgumentArity.ZeroOrOne };
        var batch = new Option<bool>("--batch") { Description = "One JSON question a line on standard input: {id, path, content_type?, url?, content_location?, time_zone?, country?}." };
        var json = new Option<bool>("--json") { Description = "JSON instead of a table." };
        var address = new Option<string?>("--address") { Description = "Where the document came from: the base of its relative addresses." };
        var contentType = new Option<string?>("--content-type") { Description = "The Content-Type header that it came with." };
        var zone = new Option<string>("--time-zone") { Description = "The outlet's time zone, for dates without one.", DefaultValueFactory = _ => "Europe/London" };
        var country = new Option<string>("--country") { Description = "The outlet's country, for ambiguous zone names.", DefaultValueFactory = _ => "GB" };
        var url = new Option<string?>("--url") { Description = "Fetch it from here, as the daemon would, instead of reading a file." };
        var config = new Option<string?>("--config") { Description = "Directory of your own appsettings.json, for --url." };
        var command = new Command("feed", "Show what a feed or sitemap says.") { file, batch, json, address, contentType, zone, country, url, config };
        command.SetAction(async (parsed, cancellation) =>
        {
            if (parsed.GetValue(batch))
                return await Batch.RunAsync(Console.In, Console.Out, FeedQuestion.Answer, cancellation);
            if (parsed.GetValue(url) is { } from)
                return await FetchAsync(from, parsed.GetValue(config), parsed.GetValue(zone)!, parsed.GetValue(country)!, parsed.GetValue(json), cancellation);
            if (parsed.GetValue(file) is not { } path)
            {
                await Console.Error.WriteLineAsync("Name a file, or use --url or --batch.");
                return ExitCode.Misconfigured;
            }

            var question = new FeedQuestion
            {
                Path = path.FullName,
                Address = parsed.GetValue(address),
                ContentType = parsed.GetValue(contentType),
                TimeZone = parsed.GetValue(zone)!,
                Country = parsed.GetValue(country)!,
            };
            return await ShowAsync(question, parsed.GetValue(json), cancellation);
        });
        return command;
    }

    private static async Task<int> ShowAsync(FeedQuestion question, bool asJson, CancellationToken cancellation)
    {
        if (!File.Exists(question.Path))
        {
            await Console.Error.WriteLineAsync($"{question.Path}: no such file");
            return ExitCode.Failed;
        }

        return await ShowAsync(question.Document(), asJson, cancellation);
    }

    private static async Task<int> FetchAsync(string from, string? config, string zone, string country, bool asJson, CancellationToken cancellation)
    {
        if (!Uri.TryCreate(from, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
        {
            await Console.Error.WriteLineAsync($"--url {from}: it has to be an absolute http or https address");
            return ExitCode.Misconfigured;
        }

        try
        {
            var outcome = await Upstream.FetchAsync(address, FetchPurpose.Feed, config, cancellation);
            if (outcome is FetchOutcome.Fetched fetched)
                return await ShowAsync(new SourceDocument { Body = fetched.Body, Address = fetched.Address, ContentLocation = fetched.ContentLocation, ContentType = fetched.ContentType, TimeZone = zone, Country = country }, asJson, cancellation);
            await Console.Error.WriteLineAsync($"--url {from}: {Upstream.Said(outcome)}");
            return ExitCode.Failed;
        }
        catch (SettingsException e)
        {
            return await Complaint.AboutSettingsAsync(e);
        }
    }

    private static async Task<int> ShowAsync(SourceDocument document, bool asJson, CancellationToken cancellation)
    {
        var outcome = InspectFeed.Read(document);
        var text = asJson ? InspectFeed.Json(outcome).ToJsonString(InspectFeed.Indented) : FeedTable.Of(outcome, TimeProvider.System.GetUtcNow());
        await Console.Out.WriteLineAsync(text.AsMemory(), cancellation);
        return outcome is ReadOutcome.Read ? ExitCode.Ok : ExitCode.Failed;
    }
}
