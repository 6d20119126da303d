namespace Aggregator.SystemTests;

/// <summary>Waits for what a real process does in its own time; gives up with a message rather than hanging.</summary>
internal static class Waiting
{
    public static async Task UntilAsync(Func<Task<bool>> condition, TimeSpan limit, Func<string> what)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(200), TimeProvider.System);
        var deadline = TimeProvider.System.GetUtcNow() + limit;
        while (!await condition())
        {
            if (TimeProvider.System.GetUtcNow() > deadline)
                Assert.Fail($"Not within {limit.TotalSeconds:0} s: {what()}");
            await timer.WaitForNextTickAsync();
        }
    }
}
