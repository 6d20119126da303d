namespace Aggregator.Sources;

/// <summary>Names an outlet: lower-case letters, digits and hyphens, as in the source list (<c>bbc-news</c>).</summary>
public readonly record struct OutletId(string Value)
{
    public override string ToString() => Value;
}

/// <summary>Names a source: its outlet's id, a slash, and its own slug (<c>bbc-news/politics</c>).</summary>
public readonly record struct SourceId(string Value)
{
    public override string ToString() => Value;
}
