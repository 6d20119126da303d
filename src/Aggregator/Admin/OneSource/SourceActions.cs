using Aggregator.Admin.Access;
using Aggregator.Scheduling;
using Aggregator.Sources;
using Aggregator.Storing;

namespace Aggregator.Admin.OneSource;

/// <summary>What a button on a source does: kept and audited, then back to the page that it stands on.</summary>
internal static class SourceActions
{
    public static void Map(IEndpointRouteBuilder admin)
    {
        admin.MapPost("/source/{outlet}/{slug}/poll", Poll);
        admin.MapPost("/source/{outlet}/{slug}/accept", Accept);
        admin.MapPost("/source/{outlet}/{slug}/dismiss", Dismiss);
        admin.MapPost("/source/{outlet}/{slug}/withdraw", Withdraw);
    }

    private static async Task<IResult> Poll(string outlet, string slug, HttpContext http, IAuditLog log, TimeProvider clock, CancellationToken cancellation)
    {
        var id = new SourceId($"{outlet}/{slug}");
        var at = clock.GetUtcNow();
        if (!await http.RequestServices.GetRequiredService<PollNow>().AskAsync(id, cancellation))
            return await BackAsync(http, id, "not-polled", cancellation);
        await log.AppendAsync(Entry(http, id, at, "source.poll"), cancellation);
        return await BackAsync(http, id, "poll", cancellation, $"&source={id.Value}&at={at.ToUnixTimeMilliseconds()}");
    }

    // The address that the page showed: what was found meanwhile is for another look.
    private static async Task<IResult> Accept(string outlet, string slug, HttpContext http, ISourceBoard board, IAuditLog log, TimeProvider clock, CancellationToken cancellation)
    {
        var id = new SourceId($"{outlet}/{slug}");
        var shown = (await http.Request.ReadFormAsync(cancellation))["address"].ToString();
        var proposal = (await board.FindSourceAsync(id, cancellation))?.State.Memory.Proposal;
        var accepted = proposal is not null && proposal.Address.AbsoluteUri == shown && await http.RequestServices.GetRequiredService<PollNow>().MoveAsync(id, proposal.Address, cancellation);
        if (accepted)
            await log.AppendAsync(Entry(http, id, clock.GetUtcNow(), "source.move") with { After = shown }, cancellation);
        return await BackAsync(http, id, accepted ? "accepted" : "no-proposal", cancellation);
    }

    private static async Task<IResult> Dismiss(string outlet, string slug, HttpContext http, IIngestStore store, IAuditLog log, TimeProvider clock, CancellationToken cancellation)
    {
        var id = new SourceId($"{outlet}/{slug}");
        AddressProposal? had = null;
        var changed = await store.ChangeAsync(
            id,
            state =>
            {
                had = state.Memory.Proposal;
                return state with { Memory = state.Memory with { Proposal = null } };
            },
            cancellation);
        if (changed is null || had is null)
            return await BackAsync(http, id, "no-proposal", cancellation);
        await log.AppendAsync(Entry(http, id, clock.GetUtcNow(), "source.dismiss") with { Before = had.Address.AbsoluteUri }, cancellation);
        return await BackAsync(http, id, "dismissed", cancellation);
    }

    private static async Task<IResult> Withdraw(string outlet, string slug, HttpContext http, IHeldBack store, TimeProvider clock, CancellationToken cancellation)
    {
        var id = new SourceId($"{outlet}/{slug}");
        var withdrawn = await store.WithdrawHeldBackAsync(id, Entry(http, id, clock.GetUtcNow(), "source.withdraw-held"), cancellation);
        return await BackAsync(http, id, withdrawn > 0 ? "withdrawn" : "none-held", cancellation);
    }

    private static AuditEntry Entry(HttpContext http, SourceId id, DateTimeOffset at, string action) => new(0, at, http.Actor(), action, $"source:{id}", null, null, null);

    private static async Task<IResult> BackAsync(HttpContext http, SourceId id, string notice, CancellationToken cancellation, string more = "")
    {
        var form = await http.Request.ReadFormAsync(cancellation);
        return AdminAnswer.SeeOther(form["back"], SourceLinks.Of(id), notice, more);
    }
}
