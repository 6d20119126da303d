using System.Text.Json;
using System.Text.Json.Serialization;

namespace Aggregator.Operating;

/// <summary>What a backup holds; stands in it as <c>manifest.json</c>.</summary>
internal sealed record BackupManifest
{
    public const string FileName = "manifest.json";

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { WriteIndented = true, UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip };

    /// <summary>Of the backup itself; grows when an older program could not read it.</summary>
    public int Format { get; init; } = 1;

    /// <summary>The program that took it.</summary>
    public required string Version { get; init; }

    public required DateTimeOffset TakenAt { get; init; }

    public required long Schema { get; init; }

    public required long Articles { get; init; }

    public required long Sources { get; init; }

    /// <summary>The newest event that is in it.</summary>
    public required long LastSequence { get; init; }

    /// <summary>SHA-256 over all rows of the database.</summary>
    public required string ContentHash { get; init; }

    /// <summary>Every other file by its path in the backup, with its SHA-256.</summary>
    public required IReadOnlyDictionary<string, string> Files { get; init; }

    public void Write(string folder) => File.WriteAllText(Path.Combine(folder, FileName), JsonSerializer.Serialize(this, Options));

    /// <exception cref="BackupException">There is none, it is not one, or it is of a later format.</exception>
    public static BackupManifest Read(string folder)
    {
        var path = Path.Combine(folder, FileName);
        try
        {
            var manifest = JsonSerializer.Deserialize<BackupManifest>(File.ReadAllText(path), Options) ?? throw new JsonException("it is empty");
            return manifest.Format == 1
                ? manifest
                : throw new BackupException($"{path}: is of format {manifest.Format}, this version of Aggregator reads format 1; use the version that took it ({manifest.Version}) or a newer one");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new BackupException($"{folder} is not a backup: {e.Message}");
        }
    }
}

/// <summary>A backup cannot be taken or used; the message says what, where and what to do.</summary>
internal sealed class BackupException(string message) : Exception(message);
