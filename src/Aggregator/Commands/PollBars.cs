using Aggregator.Operating;
using Spectre.Console;

namespace Aggregator.Commands;

/// <summary>Shows polls by hand as they go on: a bar for sources, one for pages.</summary>
internal sealed class PollBars(ProgressTask sources, ProgressTask pages) : IPollWatch
{
    private int _pages;

    public static Task<T> RunAsync<T>(int sources, Func<IPollWatch, Task<T>> work) =>
        Terminal.Progress().StartAsync(progress => work(new PollBars(progress.AddTask("sources", maxValue: Math.Max(1, sources)), progress.AddTask("pages", maxValue: 1))));

    void IPollWatch.Polled(int polled) => sources.Increment(polled);

    void IPollWatch.PagesFound(int found)
    {
        if (found > 0)
            pages.MaxValue(Interlocked.Add(ref _pages, found));
    }

    void IPollWatch.PagesDone(int done) => pages.Increment(done);
}
