namespace Aggregator;

/// <summary>For what a background service does in its own time: asked again and again, at most for some seconds.</summary>
internal static class Eventually
{
    public static async Task IsAsync(Func<Task<bool>> condition)
    {
        var deadline = TimeProvider.System.GetUtcNow() + TimeSpan.FromSeconds(20);
        while (!await condition())
        {
            Assert.That(TimeProvider.System.GetUtcNow(), Is.LessThan(deadline), "it did not come about within 20 s");
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System);
        }
    }
}
