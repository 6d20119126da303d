using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Aggregator.Discovering;
using Aggregator.Previewing;
using Aggregator.Sources;
using Aggregator.Storing;

namespace Aggregator.Admin.Adding;

/// <summary><c>POST /admin/api/discover</c> and <c>/admin/api/preview</c>: what the console's search and preview answer, for programs.</summary>
internal static class AddingApi
{
    private const string EventStream = "text/event-stream";

    public static void MapAddingApi(this IEndpointRouteBuilder api)
    {
        api.MapPost("/discover", DiscoverAsync).ForEditors();
        api.MapPost("/preview", PreviewAsync).ForEditors();
    }

    private static async Task<IResult> DiscoverAsync(HttpContext context, Discovery discovery)
    {
        var request = await EditRequest.ReadAsync(context.Request, "address");
        if (request.Refusal is { } refusal)
            return refusal;
        if (request.Text("address") is not { } address)
            return AdminProblems.Of(StatusCodes.Status400BadRequest, "No address", "The member address has to be the address of a home page, a section, a feed, a sitemap or a report.");
        return await AnswerAsync(context, async progress => DiscoveredJson.Of(await discovery.FindAsync(address, progress, context.RequestAborted)));
    }

    private static async Task<IResult> PreviewAsync(HttpContext context, Preview preview, SourceEditor editor)
    {
        var request = await EditRequest.ReadAsync(context.Request, "id", "definition", "outlet");
        if (request.Refusal is { } refusal)
            return refusal;
        if (request.Text("id") is not { } id)
            return AdminProblems.Of(StatusCodes.Status400BadRequest, "No id", "The member id has to be a source's id, such as bbc-news/top; definition tries another definition of it, outlet one of its outlet.");
        var (outlet, source, wrong) = await TriedAsync(editor, new SourceId(id), request.Object("definition"), request.Object("outlet"), context.RequestAborted);
        return wrong ?? await AnswerAsync(context, async progress => PreviewedJson.Of(await preview.RunAsync(outlet!, source!, progress, context.RequestAborted)));
    }

    /// <summary>The source as it is, or as it would be with other definitions, which are held against the rules of saving.</summary>
    private static async Task<(Outlet? Outlet, Source? Source, IResult? Wrong)> TriedAsync(SourceEditor editor, SourceId id, JsonObject? definition, JsonObject? outlet, CancellationToken cancellation)
    {
        var subject = new EditSubject(EditKind.Source, id.Value);
        var edits = new List<Edit>();
        if (outlet is not null)
            edits.Add(new Edit(new EditSubject(EditKind.Outlet, CatalogueParts.OutletOf(subject).Value), outlet, "outlet.save"));
        if (definition is not null)
            edits.Add(new Edit(subject, definition, "source.save"));
        var catalogue = editor.Catalogue;
        if (edits.Count > 0)
        {
            var outcome = await editor.ChangeAsync(_ => new Planned(edits), new Actor("", ""), null, isTrial: true, cancellation);
            if (outcome is not EditOutcome.Saved saved)
                return (null, null, EditAnswers.Of(outcome, isTrial: true));
            catalogue = saved.Catalogue;
        }

        return catalogue.Find(id) is { } source ? (catalogue.Find(source.Outlet), source, null) : (null, null, AdminProblems.Missing(subject));
    }

    // A program that waits may hear of the steps: then they come as events, and the answer as the last of them.
    private static async Task<IResult> AnswerAsync(HttpContext context, Func<IProgress<Step>, Task<JsonObject>> work)
    {
        if (!context.Request.Headers.Accept.ToString().Contains(EventStream, StringComparison.OrdinalIgnoreCase))
            return EditAnswers.Json(await work(new Unheard()));
        context.Response.ContentType = EventStream;
        context.Response.Headers.CacheControl = "no-store";
        var heard = new Heard();
        var answer = EndingAsync(work, heard);
        await foreach (var step in heard.Steps(context.RequestAborted))
            await EventAsync(context.Response, "step", new JsonObject { ["doing"] = step.Doing, ["outcome"] = step.Outcome });
        await EventAsync(context.Response, "result", await answer);
        return Results.Empty;
    }

    private static async Task<JsonObject> EndingAsync(Func<IProgress<Step>, Task<JsonObject>> work, Heard heard)
    {
        try
        {
            return await work(heard);
        }
        finally
        {
            heard.End();
        }
    }

    private static async Task EventAsync(HttpResponse response, string name, JsonObject data)
    {
        await response.Body.WriteAsync(Encoding.UTF8.GetBytes($"event: {name}\ndata: {data.ToJsonString(AdminBytes.Json.Options)}\n\n"), response.HttpContext.RequestAborted);
        await response.Body.FlushAsync(response.HttpContext.RequestAborted);
    }

    private sealed class Unheard : IProgress<Step>
    {
        public void Report(Step value)
        {
        }
    }

    private sealed class Heard : IProgress<Step>
    {
        private readonly Channel<Step> _steps = Channel.CreateUnbounded<Step>();

        public void Report(Step value) => _steps.Writer.TryWrite(value);

        public void End() => _steps.Writer.Complete();

        public IAsyncEnumerable<Step> Steps(CancellationToken cancellation) => _steps.Reader.ReadAllAsync(cancellation);
    }
}
