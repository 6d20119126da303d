using Aggregator.Editing;
using Aggregator.Extracting;
using Aggregator.Normalising;
using Aggregator.Reading;
using Aggregator.Rights;
using Aggregator.Sources;

namespace Aggregator.Ingesting;

/// <summary>The pure middle of the path: entry and page in, draft out. One place for polls and page visits alike.</summary>
internal sealed class Desk(IPageExtractor extractor, HoldRules? holds = null, AgencyCopies? copies = null)
{
    public Told Tell(Entry entry) => new(entry, Blocks(entry.Summary, entry.Link), Blocks(entry.Content, entry.Link));

    /// <summary>The reason is null when there is a draft.</summary>
    public (Draft? Draft, string? Rejected) Write(Outlet outlet, Source source, Told told, PageReading? page, Uri? pageAddress, DateTimeOffset now, RightsSignals? pageSignals = null) =>
        Normaliser.Normalise(outlet, source, told, page, pageAddress, now, pageSignals) switch
        {
            NormaliseOutcome.Normalised n => (Checked(Editor.Edit(copies?.Credited(n.Report) ?? n.Report)), null),
            NormaliseOutcome.Rejected r => (null, r.Reason),
            var other => throw new InvalidOperationException($"Unknown outcome {other}"),
        };

    private Draft Checked(Draft draft) => holds?.Find(draft.Article) is { } hold ? draft with { Hold = hold } : draft;

    private IReadOnlyList<Block> Blocks(string? html, Uri? address) => string.IsNullOrWhiteSpace(html) ? [] : extractor.Blocks(html, address);
}
