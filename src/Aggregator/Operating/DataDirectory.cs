using Aggregator.Storing;

namespace Aggregator.Operating;

/// <summary>The one directory that the daemon writes to.</summary>
internal static class DataDirectory
{
    /// <summary>Creates it where it is missing.</summary>
    /// <exception cref="StoreException">It cannot be created or written.</exception>
    public static string Prepare(string path)
    {
        var full = Path.GetFullPath(path);
        try
        {
            Directory.CreateDirectory(full);
            var probe = Path.Combine(full, $".write-{Environment.ProcessId}");
            using (File.Create(probe, 1, FileOptions.DeleteOnClose))
                return full;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StoreException(StoreProblem.ReadOnly, $"--data {full}: cannot be written ({e.Message}); make it writable for this user or name another directory", e);
        }
    }

    public static string Database(string directory) => Path.Combine(directory, "aggregator.db");
}
