using Aggregator.Reading;
using Aggregator.Sources;

namespace Aggregator.Operating;

/// <summary>Gives the reading of a document a span.</summary>
internal sealed class ObservedReader(ISourceReader reader) : ISourceReader
{
    public SourceKind Kind => reader.Kind;

    public ReadOutcome Read(SourceDocument document)
    {
        using var span = Telemetry.Stages.StartActivity("read");
        return reader.Read(document);
    }
}
