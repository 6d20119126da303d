using System.CommandLine;

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
        var command = new Command("feed", "Show what a feed or sitemap says.") { file, batch, json, address, contentType, zone, country };
        command.SetAction(async (parsed, cancellation) =>
        {
            if (parsed.GetValue(batch))
                return await Batch.RunAsync(Console.In, Console.Out, FeedQuestion.Answer, cancellation);
            if (parsed.GetValue(file) is not { } path)
            {
                await Console.Error.WriteLineAsync("Name a file, or use --batch.");
                return 64;
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
            return 66;
        }

        var outcome = InspectFeed.Read(question.Document());
        var text = asJson ? InspectFeed.Json(outcome).ToJsonString(InspectFeed.Indented) : FeedTable.Of(outcome, TimeProvider.System.GetUtcNow());
        await Console.Out.WriteLineAsync(text.AsMemory(), cancellation);
        return outcome is Reading.ReadOutcome.Read ? 0 : 65;
    }
}
