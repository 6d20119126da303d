using Aggregator.Admin.OneSource;

namespace Aggregator.Admin;

/// <summary>What every page of the console is made with: when, who looks at it, and what came of the request before.</summary>
public sealed record AdminContext
{
    public required DateTimeOffset Now { get; init; }

    /// <summary>Path and query that the page was asked by: where its actions lead back to.</summary>
    public required string Path { get; init; }

    /// <summary>Who is signed in.</summary>
    public string? Name { get; init; }

    /// <summary>False hides what changes something.</summary>
    public bool MayEdit { get; init; } = true;

    public bool IsAdmin { get; init; }

    /// <summary>The hidden field that a form proves with that it is ours; null where none is asked for.</summary>
    public FormToken? Token { get; init; }

    /// <summary>What came of the action that led here; null where none did.</summary>
    public Notice? Notice { get; init; }

    /// <summary>The poll that somebody asked for; null where none was.</summary>
    public AskedPoll? Asked { get; init; }

    /// <summary>Sources that need a person: stands in the navigation.</summary>
    public int Needing { get; init; }
}

/// <summary>A form's hidden field.</summary>
public sealed record FormToken(string Field, string Value);

/// <summary>One sentence about what was done, or why not.</summary>
public sealed record Notice(string Text, bool IsTrouble = false);
