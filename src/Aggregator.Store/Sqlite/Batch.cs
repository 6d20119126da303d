using Aggregator.Sources;

namespace Aggregator.Storing;

/// <summary>
/// One transaction of the writer, as its operations see it. What they leave here (events, words for the index, changes of the roster) follows the operation:
/// it is taken back with an operation that fails, and takes effect with the commit.
/// </summary>
internal sealed class Batch(Session session, Roster roster, long lastSequence, long nextArticle, HashSet<long> waiting, TimeSpan revisionSpacing)
{
    private readonly List<SearchChange> _words = [];
    private readonly List<(SourceId Source, int Articles)> _counts = [];
    private readonly List<Action> _afterCommit = [];
    private readonly HashSet<SourceId> _edited = [];

    public Session Session => session;

    /// <summary>As committed; what this batch changed so far is in the database only.</summary>
    public Roster Roster => roster;

    public long LastSequence { get; private set; } = lastSequence;

    public long NextArticle { get; private set; } = nextArticle;

    /// <summary>An article is revised once in so long at most.</summary>
    public TimeSpan RevisionSpacing => revisionSpacing;

    /// <summary>Whether a revision of an article may be waiting: the table is asked only then.</summary>
    public bool MayWait(long article) => waiting.Contains(article);

    /// <summary>Notes that one waits; at once, for the operations that follow in this batch.</summary>
    public void Wait(long article)
    {
        waiting.Add(article);
        AfterCommit(() => waiting.Add(article)); // behind what an operation before it lets go of
    }

    public void WaitNoMore(long article) => AfterCommit(() => waiting.Remove(article));

    public long TakeSequence() => ++LastSequence;

    public long TakeArticle() => NextArticle++;

    /// <summary>Words are indexed once, at the end of the batch: FTS5 writes a segment at every savepoint.</summary>
    public void Index(SearchChange change) => _words.Add(change);

    /// <summary>Adds to the number of a source's published articles.</summary>
    public void Count(SourceId source, int articles) => _counts.Add((source, articles));

    /// <summary>Notes that a source's state was changed by hand in this batch: the roster does not show it yet.</summary>
    public void Edited(SourceId source) => _edited.Add(source);

    public bool WasEdited(SourceId source) => _edited.Contains(source);

    public void AfterCommit(Action action) => _afterCommit.Add(action);

    /// <summary>What is written once for all operations, before the commit.</summary>
    public void Finish()
    {
        SearchIndex.Apply(session, _words);
        foreach (var counts in _counts.GroupBy(c => c.Source))
        {
            var line = roster.Require(counts.Key).Source;
            var articles = SourceTable.AddArticles(session, line.Number, counts.Sum(c => c.Articles));
            AfterCommit(() => line.Standing = line.Standing with { Articles = articles });
        }
    }

    public void Committed()
    {
        foreach (var action in _afterCommit)
            action();
    }

    public Mark Here() => new(_words.Count, _counts.Count, _afterCommit.Count, LastSequence, NextArticle);

    public void ReturnTo(Mark mark)
    {
        _words.RemoveRange(mark.Words, _words.Count - mark.Words);
        _counts.RemoveRange(mark.Counts, _counts.Count - mark.Counts);
        _afterCommit.RemoveRange(mark.Actions, _afterCommit.Count - mark.Actions);
        LastSequence = mark.Sequence;
        NextArticle = mark.Article;
    }

    /// <summary>A point that a failed operation is taken back to.</summary>
    public readonly record struct Mark(int Words, int Counts, int Actions, long Sequence, long Article);
}
