using System.Text.Json.Nodes;
using Aggregator.Storing;

namespace Aggregator.Sources;

/// <summary>What there is, for a file.</summary>
internal static class SourceExport
{
    /// <param name="catalogue">What there is.</param>
    /// <param name="declared">Definitions that the configuration holds; null leaves them out.</param>
    /// <param name="reveal">Gives the credentials of a kept source; null leaves them masked.</param>
    public static SourceFile Of(SourceCatalogue catalogue, DeclaredJson? declared, Func<SourceEdit, IReadOnlyDictionary<string, string>>? reveal = null)
    {
        var file = new SourceFile();
        foreach (var outlet in catalogue.Declared.Outlets.Where(_ => declared is not null))
        {
            file.Outlets[outlet.Id.Value] = declared!.Of(outlet.Id);
            foreach (var source in outlet.Sources)
                file.Sources[source.Id.Value] = Declared(catalogue, declared, source);
        }

        foreach (var head in catalogue.Heads.Values.Where(h => h.Definition is not null && h.Subject.Kind != EditKind.Override && !catalogue.Declared.Has(h.Subject)))
        {
            var definition = DefinitionJson.Read(head.Definition!);
            if (reveal is not null && head.Secrets is not null)
                Credentials.Join(definition, reveal(head));
            (head.Subject.Kind == EditKind.Outlet ? file.Outlets : file.Sources)[head.Subject.Id] = definition;
        }

        return file;
    }

    private static JsonObject Declared(SourceCatalogue catalogue, DeclaredJson declared, Source source)
    {
        var definition = declared.Of(source.Id);
        var polled = catalogue.Find(source.Id) ?? source;
        if (polled.Enabled != source.Enabled)
            DefinitionJson.Set(definition, nameof(Source.Enabled), polled.Enabled ? null : false);
        return definition;
    }
}
