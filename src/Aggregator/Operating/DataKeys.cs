using Microsoft.AspNetCore.DataProtection;

namespace Aggregator.Operating;

/// <summary>The keys that secrets in the database and form tokens are encrypted with: files in the data directory's <c>keys</c>, which only this user reads.</summary>
internal static class DataKeys
{
    private const string Application = "Aggregator";

    public static string Directory(string data) => Path.Combine(data, "keys");

    /// <summary>For the daemon.</summary>
    /// <param name="services">The daemon's.</param>
    /// <param name="data">The data directory.</param>
    public static void AddDataKeys(this IServiceCollection services, string data) =>
        services.AddDataProtection().SetApplicationName(Application).PersistKeysToFileSystem(Private(Directory(data)));

    /// <summary>The same keys for a command that works on the data while no daemon does, or beside it.</summary>
    public static IDataProtectionProvider Open(string data) => DataProtectionProvider.Create(Private(Directory(data)), keys => keys.SetApplicationName(Application));

    private static DirectoryInfo Private(string path)
    {
        if (OperatingSystem.IsWindows())
            return System.IO.Directory.CreateDirectory(path);
        const UnixFileMode owner = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        var made = System.IO.Directory.CreateDirectory(path, owner);
        File.SetUnixFileMode(path, owner); // it may have been there before, wider
        return made;
    }
}
