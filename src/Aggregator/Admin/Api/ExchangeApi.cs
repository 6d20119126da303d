using System.Net.Mime;
using System.Text;
using System.Text.Json.Nodes;
using Aggregator.Admin.Access;
using Aggregator.Sources;

namespace Aggregator.Admin;

/// <summary><c>/admin/api/export</c> and <c>/admin/api/import</c>: everything that is polled as a file, OPML or JSON. Credentials are masked.</summary>
internal static class ExchangeApi
{
    public static void MapExchange(this IEndpointRouteBuilder api)
    {
        api.MapGet("/export", Export);
        api.MapPost("/import", ImportAsync).ForAdmins();
    }

    private static IResult Export(HttpRequest request, SourceEditor editor, DeclaredJson declared, TimeProvider clock)
    {
        var file = SourceExport.Of(editor.Catalogue, request.Query["own"] is ["true"] ? null : declared);
        return request.Query["format"].ToString() switch
        {
            "" or "json" => TypedResults.File(Encoding.UTF8.GetBytes(SourceJson.Write(file)), MediaTypeNames.Application.Json, "sources.json"),
            "opml" => TypedResults.File(OpmlWriter.Write(file, clock.GetUtcNow()), "text/x-opml", "sources.opml"),
            var other => AdminProblems.BadParameter("format", other, "json or opml"),
        };
    }

    private static async Task<IResult> ImportAsync(HttpContext context, SourceEditor editor)
    {
        var request = context.Request;
        // A browser sends none of these for another site's form.
        var isOpml = request.ContentType is { } type && (type.StartsWith("text/x-opml", StringComparison.OrdinalIgnoreCase) || type.StartsWith("application/xml", StringComparison.OrdinalIgnoreCase));
        if (!isOpml && !request.HasJsonContentType())
            return new Surfacing.ReadyResult(Surfacing.Api.Problems.Unsupported("application/json, or text/x-opml"));
        if (await EditRequest.BytesAsync(request, OpmlReader.MostBytes) is not { } bytes)
            return AdminProblems.Of(StatusCodes.Status413PayloadTooLarge, "Too much", $"A file has at most {OpmlReader.MostBytes} bytes.");
        var isTrial = AdminApi.IsTrial(request);
        var note = request.Query["note"] is [{ Length: <= 2000 } text] ? text : null;
        var report = await SourceImport.RunAsync(editor, bytes, isOpml, request.Query["replace"] is ["true"], context.Actor(), note, isTrial, context.RequestAborted);
        return report.Outcome is EditOutcome.Saved saved
            ? EditAnswers.Json(new ImportedView(isTrial, EditAnswers.Changes(saved), report.Skipped))
            : EditAnswers.Of(report.Outcome, isTrial);
    }
}
