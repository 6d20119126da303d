namespace Aggregator;

/// <summary>Where the repository stands, and the recorded cases beside it where there are any.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>A path under the folder of recorded cases (AGGREGATOR_SHARED, else beside the repository); the test is skipped with a message where it is absent.</summary>
    public static string Shared(params string[] parts)
    {
        var path = Path.Combine([Environment.GetEnvironmentVariable("AGGREGATOR_SHARED") ?? Path.Combine(Root, "..", "shared"), .. parts]);
        if (!Path.Exists(path))
            Assert.Ignore($"The recorded cases are not here ({Path.GetFullPath(path)}); this test needs them.");
        return Path.GetFullPath(path);
    }

    private static string FindRoot()
    {
        for (var directory = new DirectoryInfo(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
        {
            if (File.Exists(Path.Combine(directory.FullName, "Aggregator.sln")))
                return directory.FullName;
        }

        throw new InvalidOperationException("Aggregator.sln is not above the test's folder");
    }
}
