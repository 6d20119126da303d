using System.Globalization;
using Aggregator.Storing;
using Microsoft.AspNetCore.Http.Extensions;

namespace Aggregator.Admin.Access.Pages;

/// <summary>A page of the audit log, and the address of the next.</summary>
public sealed record AuditModel(PageContext Page, AuditQuery Asked, IReadOnlyList<AuditEntry> Entries, string? Older);

/// <summary><c>/admin/audit</c>: who changed what, when.</summary>
internal static class AuditPages
{
    public const string Path = "/admin/audit";
    private const int Shown = 100;
    private const int LongestValue = 400;

    public static void Map(RouteGroupBuilder pages) => pages.MapMethods("/audit", AccessPage.Reads, Show).RequireRole(Role.Admin);

    public static string? Short(string? text) => text is { Length: > LongestValue } ? string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[LongestValue - 1]) ? LongestValue - 1 : LongestValue), "…") : text;

    private static async Task<IResult> Show(string? actor, string? action, string? subject, string? before, IAuditLog audit, HttpContext context)
    {
        var query = new AuditQuery
        {
            Actor = Given(actor),
            Action = Given(action),
            Subject = Given(subject),
            Before = long.TryParse(before, NumberStyles.None, CultureInfo.InvariantCulture, out var sequence) ? sequence : null,
            Limit = Shown,
        };
        var entries = await audit.AuditAsync(query, context.RequestAborted);
        var older = entries.Count == Shown ? Older(query, entries[^1].Sequence) : null;
        return await AccessPage.ShowAsync<AuditPage>(context, page => new AuditModel(page, query, entries, older));
    }

    private static string Older(AuditQuery query, long last)
    {
        var next = new QueryBuilder { { "before", last.ToString(CultureInfo.InvariantCulture) } };
        foreach (var (name, value) in new[] { ("actor", query.Actor), ("action", query.Action), ("subject", query.Subject) })
        {
            if (value is not null)
                next.Add(name, value);
        }

        return Path + next.ToQueryString();
    }

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
