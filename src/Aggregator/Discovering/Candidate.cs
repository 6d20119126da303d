using Aggregator.Rights;
using Aggregator.Sources;

namespace Aggregator.Discovering;

/// <summary>How much of its reports a source carries itself.</summary>
public enum TextCarried
{
    /// <summary>Nothing was looked at, or nothing is in it.</summary>
    Unknown,
    Headlines,
    Summaries,
    FullText,
}

/// <summary>What speaks against a candidate, or for a second look. <paramref name="Code"/> is for programs, <paramref name="Text"/> for people.</summary>
public sealed record Warning(string Code, string Text);

/// <summary>Something that could be polled.</summary>
public sealed record Candidate
{
    public required SourceKind Kind { get; init; }

    public required Uri Address { get; init; }

    /// <summary>How it was found: "named by the home page as “Politics”".</summary>
    public required string How { get; init; }

    public string? Title { get; init; }

    /// <summary><c>rss</c>, <c>atom</c> …; null where it was not read.</summary>
    public string? Format { get; init; }

    /// <summary>Whether it was asked and could be read.</summary>
    public bool IsReadable { get; init; }

    public int Entries { get; init; }

    public DateTimeOffset? NewestAt { get; init; }

    /// <summary>New entries a day, by the dates in it; null where they do not tell.</summary>
    public double? PerDay { get; init; }

    public TextCarried Text { get; init; }

    public IReadOnlyList<string> Languages { get; init; } = [];

    /// <summary>The first few headlines.</summary>
    public IReadOnlyList<string> Samples { get; init; } = [];

    /// <summary>What the publisher's machine-readable signals say of its use.</summary>
    public RightsSignals Signals { get; init; } = RightsSignals.None;

    /// <summary>The same in words: <c>ai-agents-refused: GPTBot, CCBot</c>.</summary>
    public IReadOnlyList<string> SignalWords { get; init; } = [];

    public IReadOnlyList<Warning> Warnings { get; init; } = [];

    /// <summary>For a listing: the selector that is proposed; null for reading it by structure.</summary>
    public string? Links { get; init; }

    /// <summary>Minutes between polls that fit its rate.</summary>
    public double IntervalMinutes { get; init; } = 15;

    /// <summary>The portal's section that its name says; null where each report decides.</summary>
    public string? Category { get; init; }

    /// <summary>What it is to be called within its outlet.</summary>
    public string Slug { get; init; } = "";

    /// <summary>0–100: how well it serves; <see cref="Reasons"/> say why.</summary>
    public int Score { get; init; }

    public IReadOnlyList<string> Reasons { get; init; } = [];

    /// <summary>The addresses of its entries, to find out which candidates tell the same.</summary>
    internal IReadOnlyList<string> Keys { get; init; } = [];

    /// <summary>The page of its first entry.</summary>
    internal Uri? First { get; init; }

    public bool Has(string code) => Warnings.Any(w => w.Code == code);
}
