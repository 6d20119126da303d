namespace Aggregator.Normalising;

/// <summary>What an outlet says of its own report, by how grave it is.</summary>
public enum CorrectionKind
{
    /// <summary>"This article was amended on …": something changed, and the outlet says so.</summary>
    Amendment,

    /// <summary>"Clarification": the words could be misread.</summary>
    Clarification,

    /// <summary>"Correction": something was wrong.</summary>
    Correction,

    /// <summary>A ruling of the regulator that has to stand with the report (IPSO Editors' Code 1.ii).</summary>
    Ruling,
}

/// <summary>A correction notice as it stood in a report.</summary>
/// <param name="Kind">What the notice calls itself.</param>
/// <param name="Text">Verbatim.</param>
/// <param name="MadeOn">The day that the notice names; null where it names none.</param>
/// <param name="Paragraph">Block of the body (0-based) that it stood in when it was first seen.</param>
/// <param name="Revision">The revision in which it was first seen.</param>
public sealed record Correction(CorrectionKind Kind, string Text, DateOnly? MadeOn, int Paragraph, int Revision = 1);
