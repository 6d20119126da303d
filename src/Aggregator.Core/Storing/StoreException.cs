namespace Aggregator.Storing;

/// <summary>Why the store cannot be used.</summary>
public enum StoreProblem
{
    /// <summary>Another process holds it.</summary>
    Locked,

    /// <summary>No room left on the device.</summary>
    Full,
    ReadOnly,

    /// <summary>Not a database, or damaged.</summary>
    Corrupt,

    /// <summary>Written by a newer version of the program.</summary>
    NewerSchema,

    /// <summary>Anything else that the database reports.</summary>
    Other,
}

/// <summary>The database cannot be used just now; the message says what, where and what to do.</summary>
public sealed class StoreException(StoreProblem problem, string message, Exception? inner = null) : Exception(message, inner)
{
    public StoreProblem Problem { get; } = problem;
}
