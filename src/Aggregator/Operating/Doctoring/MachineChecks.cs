using System.Globalization;
using Aggregator.Storing;

namespace Aggregator.Operating;

/// <summary>What the daemon needs of the machine.</summary>
internal static class MachineChecks
{
    private const long LeastRoom = 1L << 30;
    private const int LeastFiles = 4096;

    public static IEnumerable<Finding> All()
    {
        yield return TimeZoneInfo.TryFindSystemTimeZoneById("Europe/London", out _)
            ? new Finding("time zones", Gravity.Ok, "Europe/London is known")
            : new Finding("time zones", Gravity.Bad, "Europe/London is not known to this machine", "Install the time zone database (package tzdata)");
        yield return CultureInfo.GetCultureInfo("cy-GB").EnglishName.StartsWith("Welsh", StringComparison.Ordinal)
            ? new Finding("languages", Gravity.Ok, "the language tables are there")
            : new Finding("languages", Gravity.Warning, "the machine has no language tables (ICU), or globalisation is switched off", "Install ICU (package libicu) and leave DOTNET_SYSTEM_GLOBALIZATION_INVARIANT unset");
        if (OpenFiles() is { } files)
        {
            yield return files >= LeastFiles
                ? new Finding("open files", Gravity.Ok, $"{files} allowed")
                : new Finding("open files", Gravity.Warning, $"{files} allowed, which many sources and readers at once may use up", $"Allow {LeastFiles} or more (ulimit -n, LimitNOFILE=)");
        }
    }

    /// <summary>Whether the data directory can be written and has room.</summary>
    public static Finding Room(string data)
    {
        if (!Directory.Exists(data))
            return new Finding("data directory", Gravity.Warning, $"{data} is not there yet", "The first start of the daemon makes it");
        try
        {
            DataDirectory.Prepare(data);
            var free = new DriveInfo(data).AvailableFreeSpace;
            return free >= LeastRoom
                ? new Finding("data directory", Gravity.Ok, $"{data} can be written, {Sizes.Text(free)} are free")
                : new Finding("data directory", Gravity.Bad, $"{data} has {Sizes.Text(free)} left", "Make room; with a full disk nothing new is stored");
        }
        catch (Exception e) when (e is StoreException or IOException)
        {
            return new Finding("data directory", Gravity.Bad, e.Message);
        }
    }

    // The soft limit of this process, which the daemon started the same way has too.
    private static long? OpenFiles()
    {
        const string limits = "/proc/self/limits";
        if (!File.Exists(limits))
            return null;
        var line = File.ReadLines(limits).FirstOrDefault(l => l.StartsWith("Max open files", StringComparison.Ordinal));
        return line?.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [_, _, _, var soft, ..] && long.TryParse(soft, CultureInfo.InvariantCulture, out var count) ? count : null;
    }
}
