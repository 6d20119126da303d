namespace Aggregator.Extracting.Drifting;

/// <summary>Reads the breaks off a source's watches.</summary>
internal static class DriftBreaks
{
    public static IEnumerable<DriftBreak> Of(SourceDrift drift) =>
        drift.Fields.SelectMany(OfField).Prepend(Of(DriftKind.NoReport, drift.NoReport, null)).OfType<DriftBreak>().OrderByDescending(b => b.IsCertain).ThenBy(b => b.Kind);

    private static IEnumerable<DriftBreak?> OfField(FieldDrift field) =>
    [
        Of(DriftKind.DeadSelector, field.Dead, field) is { } dead ? dead with { Selector = field.Selector, Suggestion = field.Suggestion } : null,
        Of(DriftKind.Missing, field.Missing, field),
        Of(DriftKind.OtherLayer, field.Shift, field),
        Of(DriftKind.Shorter, field.Shorter, field),
        Of(DriftKind.Longer, field.Longer, field),
    ];

    private static DriftBreak? Of(DriftKind kind, Watch watch, FieldDrift? field) => watch.Since is { } since && (watch.IsBroken || watch.IsSuspected)
        ? new DriftBreak
        {
            Kind = kind,
            Field = field?.Field,
            Since = since,
            Pages = watch.PagesSince,
            IsCertain = watch.IsBroken,
            UsualLayer = field?.UsualLayer,
            PresentLayer = field?.LastLayer,
        }
        : null;
}
