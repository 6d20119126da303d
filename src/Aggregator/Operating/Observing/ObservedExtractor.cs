using Aggregator.Extracting;

namespace Aggregator.Operating;

/// <summary>Gives the extraction of a page a span.</summary>
internal sealed class ObservedExtractor(IPageExtractor extractor) : IPageExtractor
{
    public ExtractOutcome Extract(Page page)
    {
        using var span = Telemetry.Stages.StartActivity("extract");
        return extractor.Extract(page);
    }

    public IReadOnlyList<Block> Blocks(string html, Uri? address) => extractor.Blocks(html, address);
}
