namespace Aggregator.Fetching;

/// <summary>Reads tasks that are complete, in the very instant: awaiting might let others run, and these tests say what has happened before anything else does.</summary>
internal static class Completed
{
    public static T Value<T>(Task<T> task)
    {
        Assert.That(task.IsCompletedSuccessfully, "the task is not complete");
#pragma warning disable RS0030 // nothing is waited for: the task was just seen to be complete
        return task.Result;
#pragma warning restore RS0030
    }
}
