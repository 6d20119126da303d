namespace Aggregator.Extracting.Layers;

/// <summary>The names under which layers appear as provenance.</summary>
internal static class LayerNames
{
    public const string Recipe = "recipe";
    public const string JsonLd = "json-ld";
    public const string Microdata = "microdata";
    public const string OpenGraph = "open-graph";
    public const string Meta = "meta";
    public const string Scoring = "scoring";
}
