namespace Aggregator.SystemTests;

/// <summary>What was built beside the tests, and the recorded cases where there are any.</summary>
internal static class Built
{
    public static string Root { get; } = FindRoot();

    /// <summary>The daemon of the same configuration as these tests.</summary>
    public static string Executable
    {
        get
        {
            var framework = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
            var file = Path.Combine(Root, "src", "Aggregator", "bin", framework.Parent!.Name, framework.Name, "aggregator");
            return File.Exists(file) ? file : throw new InvalidOperationException($"{file} is missing: build the solution first");
        }
    }

    /// <summary>A path under the folder of recorded cases; the test is skipped with a message where it is absent.</summary>
    public static string Shared(params string[] parts)
    {
        var path = Path.GetFullPath(Path.Combine([Root, "..", "shared", .. parts]));
        if (!Path.Exists(path))
            Assert.Ignore($"The recorded cases are not here ({path}); this test needs them.");
        return path;
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
