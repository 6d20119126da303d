namespace Aggregator.Scheduling;

/// <summary>How long pages are looked at again.</summary>
/// <param name="Rechecks">Times since first seen at which a page that was read is looked at again. Ascending.</param>
/// <param name="Gone">An article whose page says 410 is withdrawn when it still does after this.</param>
/// <param name="NotFound">An article whose page says 404 is withdrawn when it did for at least this, four times in a row.</param>
public sealed record VisitPatience(IReadOnlyList<TimeSpan> Rechecks, TimeSpan Gone, TimeSpan NotFound)
{
    /// <summary>A page that is missing is looked at again after this at first.</summary>
    public TimeSpan AbsentAtFirst { get; } = NotFound / 36;
}
