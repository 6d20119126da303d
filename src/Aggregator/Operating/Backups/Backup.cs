using System.Security.Cryptography;
using Aggregator.Storing;

namespace Aggregator.Operating;

/// <summary>
/// A folder with a checked copy of the database, the keys that its secrets are encrypted with, and a manifest that says what is in it.
/// As secret as the data directory itself.
/// </summary>
internal static class Backup
{
    private const string Keys = "keys";
    private const string DatabaseName = "aggregator.db";

    /// <summary>Takes one while the daemon works or not. The folder appears under its name only when it is complete.</summary>
    /// <param name="data">The data directory.</param>
    /// <param name="folder">Must not exist, or be empty.</param>
    /// <param name="now">When it is taken.</param>
    /// <param name="cancellation">A backup that is given up leaves nothing.</param>
    /// <exception cref="BackupException">The folder cannot be used.</exception>
    /// <exception cref="StoreException">The database cannot be copied.</exception>
    public static async Task<BackupManifest> TakeAsync(string data, string folder, DateTimeOffset now, CancellationToken cancellation)
    {
        if (File.Exists(folder) || (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any()))
            throw new BackupException($"{folder} is there already and not empty; name another place");
        var partial = folder.TrimEnd(Path.DirectorySeparatorChar) + ".partial";
        try
        {
            MakePrivate(partial);
            var copy = await DatabaseCopy.TakeAsync(DataDirectory.Database(data), Path.Combine(partial, DatabaseName), cancellation);
            CopyAll(Path.Combine(data, Keys), Path.Combine(partial, Keys));
            var manifest = Manifest(partial, copy, now);
            manifest.Write(partial);
            if (Directory.Exists(folder))
                Directory.Delete(folder);
            Directory.Move(partial, folder);
            return manifest;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BackupException($"The backup could not be written to {folder}: {e.Message}");
        }
        finally
        {
            if (Directory.Exists(partial))
                Directory.Delete(partial, recursive: true);
        }
    }

    /// <summary>Holds a backup against its manifest without using it.</summary>
    /// <exception cref="BackupException">It is not one, or a file is missing or altered.</exception>
    /// <exception cref="StoreException">Its database is damaged.</exception>
    public static async Task<BackupManifest> VerifyAsync(string folder, CancellationToken cancellation)
    {
        var manifest = BackupManifest.Read(folder);
        foreach (var (name, hash) in manifest.Files)
        {
            if (!IsInside(folder, name))
                throw new BackupException($"{folder}: its manifest names {name}, which is outside the backup; it is not used");
            var path = Path.Combine(folder, name);
            if (!File.Exists(path))
                throw new BackupException($"{folder}: {name} is missing");
            if (Hash(path) != hash)
                throw new BackupException($"{folder}: {name} is not what was backed up (its SHA-256 differs)");
        }

        var report = await DatabaseCheck.RunAsync(Path.Combine(folder, DatabaseName), thorough: true, cancellation);
        return report.IsSound ? manifest : throw new BackupException($"{folder}: its database is damaged: {string.Join("; ", report.Damage)}");
    }

    /// <summary>Puts a backup back. What stood in the data directory is set aside beside it, not deleted.</summary>
    /// <param name="folder">A backup.</param>
    /// <param name="data">The data directory; made where it is missing.</param>
    /// <param name="replace">Whether a database that is there may be replaced.</param>
    /// <param name="now">Goes into the names of what is set aside.</param>
    /// <param name="cancellation">Until the database takes its place.</param>
    /// <exception cref="BackupException">It is not one, altered, or cannot be written.</exception>
    /// <exception cref="StoreException">A daemon holds the database, or it may not be replaced.</exception>
    public static async Task<BackupManifest> RestoreAsync(string folder, string data, bool replace, DateTimeOffset now, CancellationToken cancellation)
    {
        var manifest = await VerifyAsync(folder, cancellation);
        DataDirectory.Prepare(data);
        var suffix = $".replaced-{now:yyyyMMdd'T'HHmmss'Z'}";
        await DatabaseCopy.RestoreAsync(Path.Combine(folder, DatabaseName), DataDirectory.Database(data), manifest.ContentHash, replace ? suffix : null, cancellation);
        try
        {
            var (from, to) = (Path.Combine(folder, Keys), Path.Combine(data, Keys));
            if (Directory.Exists(from) && Directory.Exists(to))
                Directory.Move(to, to + suffix);
            CopyAll(from, to);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BackupException($"The database was restored, the keys were not ({e.Message}); copy {Path.Combine(folder, Keys)} to {data} by hand");
        }

        return manifest;
    }

    private static BackupManifest Manifest(string folder, CheckedCopy copy, DateTimeOffset now) => new()
    {
        Version = Product.Version,
        TakenAt = now,
        Schema = copy.Report.Schema,
        Articles = copy.Report.Articles,
        Sources = copy.Report.Sources,
        LastSequence = copy.Report.LastSequence,
        ContentHash = copy.ContentHash,
        Files = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToDictionary(f => Path.GetRelativePath(folder, f), Hash),
    };

    private static void CopyAll(string from, string to)
    {
        if (!Directory.Exists(from))
            return;
        MakePrivate(to);
        foreach (var file in Directory.EnumerateFiles(from))
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
    }

    private static void MakePrivate(string folder)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private static bool IsInside(string folder, string name) =>
        Path.GetFullPath(Path.Combine(folder, name)).StartsWith(Path.GetFullPath(folder) + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    private static string Hash(string path)
    {
        using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}
