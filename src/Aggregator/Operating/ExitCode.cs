namespace Aggregator.Operating;

/// <summary>What the process's exit code says.</summary>
internal static class ExitCode
{
    public const int Ok = 0;

    /// <summary>Something went wrong that a restart may mend.</summary>
    public const int Failed = 1;

    /// <summary>The command line or the configuration is wrong: a restart will not help.</summary>
    public const int Misconfigured = 2;

    /// <summary>The store cannot be opened: held by another daemon, full, read-only, damaged, or newer than this program.</summary>
    public const int StoreUnusable = 3;

    /// <summary>The address to listen on is taken or not to be had.</summary>
    public const int AddressUnusable = 4;
}
