using System.CommandLine;
using System.Text.Json.Nodes;
using Aggregator.Fetching;
using Aggregator.Operating;
using Aggregator.Sources;

namespace Aggregator.Commands;

/// <summary><c>aggregator inspect article</c>: a page as the portal's article, and with <c>--explain</c> what each part rests on.</summary>
internal static class InspectArticleCommand
{
    public static Command Create()
    {
        var file = new Argument<FileInfo?>("file") { Description = "An HTML file, or a text file (.txt), one paragraph a line, the headline first.", Arity = ArgumentArity.ZeroOrOne };
        var url = new Option<string?>("--url") { Description = "Fetch the page from here, as the daemon would; with a file, the address that it came from." };
        var outlet = new Option<string?>("--outlet") { Description = "Whose it is: an id of the source list, or a name. By default the outlet of the address." };
        var explain = new Option<bool>("--explain") { Description = "Also say what each sentence rests on, and what was decided about rights and identity." };
        var against = new Option<FileInfo?>("--against") { Description = "With --explain: a page that was stored before; says whether this one would be held for the same report, and why." };
        var againstUrl = new Option<string?>("--against-url") { Description = "The address that it came from." };
        var config = new Option<string?>("--config") { Description = "Directory of your own appsettings.json." };
        var json = new Option<bool>("--json") { Description = "The answer is JSON in any case." };
        var batch = new Option<bool>("--batch") { Description = "One {id, path?, url?, text?, html?, outlet?} a line on standard input, one {id, article} a line on standard output." };
        var command = new Command("article", "Show a page as the portal's article.") { file, url, outlet, explain, against, againstUrl, config, json, batch };
        command.SetAction(async (parsed, cancellation) =>
        {
            try
            {
                var outlets = Plan.Check(Settings.Read(parsed.GetValue(config), [])).Outlets;
                if (parsed.GetValue(batch))
                    return await Batch.RunAsync(Console.In, Console.Out, asked => Answer(ArticleQuestion.Of(asked), outlets, parsed.GetValue(explain)), cancellation);
                var (question, complaint) = await QuestionAsync(parsed.GetValue(file), parsed.GetValue(url), parsed.GetValue(config), cancellation);
                var (other, missing) = question is null ? (null, complaint) : await OtherAsync(parsed.GetValue(against), parsed.GetValue(againstUrl), cancellation);
                complaint ??= missing;
                if (question is not null && complaint is null)
                    return await ShowAsync(question with { Outlet = parsed.GetValue(outlet) }, outlets, parsed.GetValue(explain), other is null ? null : other with { Outlet = parsed.GetValue(outlet) });
                await Console.Error.WriteLineAsync(complaint);
                return ExitCode.Failed;
            }
            catch (SettingsException e)
            {
                return await Complaint.AboutSettingsAsync(e);
            }
        });
        return command;
    }

    internal static JsonObject Answer(ArticleQuestion question, IReadOnlyList<Outlet> outlets, bool explain, ArticleQuestion? against = null)
    {
        var (inspected, complaint) = question.Answer(outlets);
        if (inspected is null)
            return new JsonObject { ["ok"] = false, ["error"] = complaint };
        var answer = new JsonObject { ["ok"] = true, ["article"] = ArticleAnswer.Of(inspected) };
        if (explain)
            answer["explanation"] = ArticleExplained.Of(inspected, against?.Answer(outlets).Inspected);
        return answer;
    }

    private static async Task<int> ShowAsync(ArticleQuestion question, IReadOnlyList<Outlet> outlets, bool explain, ArticleQuestion? against)
    {
        var answer = Answer(question, outlets, explain, against);
        await Console.Out.WriteLineAsync(answer.ToJsonString(PageAnswer.Indented));
        return answer["article"] is null ? ExitCode.Failed : ExitCode.Ok;
    }

    private static async Task<(ArticleQuestion? Question, string? Complaint)> QuestionAsync(FileInfo? file, string? url, string? config, CancellationToken cancellation)
    {
        var now = TimeProvider.System.GetUtcNow();
        if (file is { Exists: false })
            return (null, $"{file.FullName}: no such file");
        if (file is not null && file.Extension == ".txt")
            return (OfText(await File.ReadAllTextAsync(file.FullName, cancellation), url), null);
        if (file is not null)
            return (new ArticleQuestion { Page = await File.ReadAllBytesAsync(file.FullName, cancellation), Address = ArticleQuestion.AddressOf(url), Now = ArticleQuestion.Epoch }, null);
        if (url is null || !Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            return (null, url is null ? "Name a file, or use --url or --batch." : $"--url {url}: it has to be an absolute http or https address");
        return await Upstream.FetchAsync(address, FetchPurpose.Page, config, cancellation) switch
        {
            FetchOutcome.Fetched f => (new ArticleQuestion { Page = f.Body, ContentType = f.ContentType, Address = f.Address, Now = now }, null),
            var outcome => (null, $"--url {url}: {Upstream.Said(outcome)}"),
        };
    }

    private static async Task<(ArticleQuestion? Question, string? Complaint)> OtherAsync(FileInfo? file, string? url, CancellationToken cancellation)
    {
        if (file is null)
            return (null, null);
        if (!file.Exists)
            return (null, $"{file.FullName}: no such file");
        var address = url is null ? new Uri("https://against.invalid/") : ArticleQuestion.AddressOf(url);
        return (new ArticleQuestion { Page = await File.ReadAllBytesAsync(file.FullName, cancellation), Address = address, Now = ArticleQuestion.Epoch }, null);
    }

    private static ArticleQuestion OfText(string text, string? url)
    {
        var end = text.IndexOf('\n', StringComparison.Ordinal);
        return new ArticleQuestion { Title = end < 0 ? text : text[..end], Text = end < 0 ? "" : text[end..], Address = ArticleQuestion.AddressOf(url), Now = ArticleQuestion.Epoch };
    }
}
