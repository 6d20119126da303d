using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Aggregator.Storing;

namespace Aggregator.Sources;

/// <summary>Reads kept definitions with the configuration's own reader, so that there is one set of rules.</summary>
internal static class KeptDefinition
{
    /// <summary>Null where something is wrong with it.</summary>
    public static Outlet? ReadOutlet(SourceEdit head, Credentials credentials, ICollection<Mistake> mistakes)
    {
        var definition = Whole(head, credentials, mistakes);
        if (definition is null)
            return null;
        if (DefinitionJson.TryFind(definition, "Sources", out var sources))
        {
            mistakes.Add(new Mistake(sources, "is not part of an outlet's own definition", "sources are kept by themselves") { Subject = head.Subject });
            return null;
        }

        return Read(head.Subject, Place(new OutletId(head.Subject.Id)), definition, (section, errors) => SourceList.ReadOutlet(section, errors), mistakes);
    }

    /// <summary>Null where something is wrong with it.</summary>
    public static Source? ReadSource(SourceEdit head, Outlet outlet, Credentials credentials, ICollection<Mistake> mistakes) => Whole(head, credentials, mistakes) is { } definition
        ? Read(head.Subject, Place(new SourceId(head.Subject.Id)), definition, (section, _) => SourceList.ReadSource(section, outlet.Id, outlet.Rights), mistakes)
        : null;

    /// <summary>Whether a declared source is polled; null where something is wrong with it.</summary>
    public static bool? ReadOverride(SourceEdit head, ICollection<Mistake> mistakes)
    {
        var definition = DefinitionJson.Read(head.Definition!);
        if (definition.Count == 1 && DefinitionJson.TryFind(definition, nameof(Source.Enabled), out var key) && definition[key] is JsonValue value && value.TryGetValue(out bool enabled))
            return enabled;
        mistakes.Add(new Mistake("", "a source that the configuration declares is paused or resumed here, and nothing else", "change the configuration") { Subject = head.Subject });
        return null;
    }

    /// <summary>Of an outlet in the configuration.</summary>
    public static string Place(OutletId id) => $"{SourceList.Section}:Outlets:{id.Value}";

    /// <summary>Of a source in the configuration.</summary>
    public static string Place(SourceId id) => id.Value.Split('/', 2) is [var outlet, var slug] ? $"{Place(new OutletId(outlet))}:Sources:{slug}" : $"{SourceList.Section}:Outlets:{id.Value}";

    private static JsonObject? Whole(SourceEdit head, Credentials credentials, ICollection<Mistake> mistakes)
    {
        var definition = DefinitionJson.Read(head.Definition!);
        if (head.Secrets is null)
            return definition;
        try
        {
            Credentials.Join(definition, credentials.Reveal(head.Secrets));
            return definition;
        }
        catch (CryptographicException)
        {
            mistakes.Add(new Mistake("Request", "its credentials cannot be decrypted: the keys beside the database are not those that it was kept with", "put the keys back, or save the credentials again") { Subject = head.Subject });
            return null;
        }
    }

    private static T? Read<T>(EditSubject subject, string place, JsonObject definition, Func<ConfiguredSection, List<string>, T> read, ICollection<Mistake> mistakes)
        where T : class
    {
        var errors = new List<string>();
        var found = read(new ConfiguredSection(DefinitionJson.Section(definition, place), errors), errors);
        foreach (var error in errors)
            mistakes.Add(Mistake.Of(error, place, subject));
        return errors.Count == 0 ? found : null;
    }
}
