using System.Globalization;
using Aggregator.Storing;

namespace Aggregator.Admin;

/// <summary><c>/admin/api/audit</c>: what people did, newest first.</summary>
internal static class AuditApi
{
    private const int MostListed = 500;

    public static void MapAudit(this IEndpointRouteBuilder api) => api.MapGet("/audit", ListAsync).ForAdmins();

    private static async Task<IResult> ListAsync(HttpRequest request, IAuditLog log, CancellationToken cancellation)
    {
        var query = new AuditQuery();
        foreach (var (name, values) in request.Query)
        {
            if (values is not [{ } value] || With(query, name, value) is not { } narrower)
                return AdminProblems.BadParameter(name, values.ToString(), "one of subject, actor, action, since and until (RFC 3339), limit (1 to 500), before (a next)");
            query = narrower;
        }

        var entries = await log.AuditAsync(query with { Limit = query.Limit + 1 }, cancellation);
        var shown = entries.Take(query.Limit).ToList();
        return EditAnswers.Json(new PageOf<AuditView>(
            [.. shown.Select(e => new AuditView(e.Sequence, e.At, e.Actor.Name, e.Actor.Via, e.Action, e.Subject, e.Before, e.After, e.Note))],
            null,
            entries.Count > shown.Count ? shown[^1].Sequence.ToString(CultureInfo.InvariantCulture) : null));
    }

    private static AuditQuery? With(AuditQuery query, string name, string value) => name switch
    {
        "subject" => query with { Subject = value },
        "actor" => query with { Actor = value },
        "action" => query with { Action = value },
        "since" when Instant(value) is { } since => query with { Since = since },
        "until" when Instant(value) is { } until => query with { Until = until },
        "before" when long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var before) => query with { Before = before },
        "limit" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit is >= 1 and <= MostListed => query with { Limit = limit },
        _ => null,
    };

    private static DateTimeOffset? Instant(string text) =>
        DateTimeOffset.TryParseExact(text, ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant) ? instant : null;
}
