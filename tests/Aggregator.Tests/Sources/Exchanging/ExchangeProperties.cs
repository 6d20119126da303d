using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Aggregator.Storing;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.AspNetCore.DataProtection;

namespace Aggregator.Sources;

/// <summary>What goes out to a file comes back from it as it was, whatever the outlets and sources are.</summary>
public sealed class ExchangeProperties
{
    private static readonly Gen<string> Words = Gen.Elements("The Gazette", "Y Cymro & Co.", "<b>Daily</b> \"Post\"", "新聞", "a\tb\nc", "𝔇aily", "“Never!” — it’s", "1984", "true", " x ".Trim());

    private static readonly Gen<JsonObject> Outlet =
        from name in Words
        from kind in Gen.Elements("National", "Regional", "Campaign")
        from family in Gen.Elements<string?>(null, "Reach", "a.b:c/d")
        from hosts in Gen.Elements("a.example", "b.example", "xn--caf-dma.example").ListOf(2)
        from extent in Gen.Elements<string?>(null, "Headline", "Full")
        from words in Gen.Choose(0, 500)
        select Without(new JsonObject
        {
            ["Name"] = name,
            ["HomePage"] = "https://www.home.example/?a=1&b=%20",
            ["Kind"] = kind,
            ["Family"] = family,
            ["Hosts"] = new JsonArray([.. hosts.Distinct().Select(h => JsonValue.Create(h))]),
            ["Rights"] = extent is null ? null : new JsonObject { ["Extent"] = extent, ["ExcerptWords"] = words, ["Rewriting"] = words % 2 == 0 },
        });

    private static readonly Gen<JsonObject> Settings =
        from kind in Gen.Elements("Feed", "Sitemap", "Listing")
        from minutes in Gen.Elements(0.5, 1, 15, 60.25, 10_080)
        from groups in Gen.Elements("Politics", "Regions/Wales", "新聞/Sport & <more>").ListOf(2)
        from selector in Gen.Elements<string?>(null, "h1.title > a[href^=\"/news\"]", "main p")
        from version in Gen.Elements("v1", "after the redesign", "1.2_x003A_")
        from header in Gen.Elements("X-Api-Key", "0-odd", "a.b", "x_0041_y", "~t!")
        from secret in Gen.Elements<string?>(null, "hunter2<&>\"", "***x")
        from enabled in Gen.Elements(true, false)
        select Without(new JsonObject
        {
            ["Kind"] = kind,
            ["IntervalMinutes"] = minutes,
            ["Enabled"] = enabled,
            ["Groups"] = groups.Count > 0 ? new JsonArray([.. groups.Distinct().Select(g => JsonValue.Create(g))]) : null,
            ["Recipe"] = selector is null ? null : new JsonObject { ["Body"] = selector, ["Headline"] = "h1" },
            ["Recipes"] = selector is null ? null : new JsonObject { [version] = new JsonObject { ["From"] = "2026-05-01", ["Body"] = selector, ["Note"] = "line one\nline two" } },
            ["Request"] = secret is null ? null : new JsonObject { ["Headers"] = new JsonObject { [header] = secret }, ["Ports"] = new JsonArray(8080, 8443), ["Bearer"] = "token.of-mine" },
        });

    private static readonly Gen<SourceFile> Files =
        from outlets in Outlet.ListOf(3)
        from sources in Settings.ListOf(6)
        select File(outlets, sources);

    [Test]
    public void Through_json_everything_comes_back() => Check(file => SourceJson.Read(Encoding.UTF8.GetBytes(SourceJson.Write(file))));

    [Test]
    public void Through_opml_everything_comes_back() => Check(file => OpmlReader.Read(OpmlWriter.Write(file, Desk.Start), Empty));

    [Test]
    public void What_is_kept_goes_out_and_into_an_empty_store_and_is_the_same_there() => Prop.ForAll(Files.ToArbitrary(), file => Moved(file, isOpml: false) && Moved(file, isOpml: true)).Check(Config.QuickThrowOnFailure.WithMaxTest(8));

    private static SourceCatalogue Empty { get; } = SourceCatalogue.Of(new Declared([]), new SourceEdits(0, []), new Credentials(new EphemeralDataProtectionProvider()));

    private static void Check(Func<SourceFile, ReadFile> through) => Prop.ForAll(Files.ToArbitrary(), file =>
    {
        var back = through(file);
        return back.Mistakes.Count == 0 && Text(back.File!.Outlets) == Text(file.Outlets) && Text(back.File.Sources) == Text(file.Sources);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(100));

    private static bool Moved(SourceFile file, bool isOpml)
    {
        var credentials = new Credentials(new EphemeralDataProtectionProvider());
        var (one, other) = (new MemoryEdits(), new MemoryEdits());
        using var from = new SourceEditor(new Declared([]), one, credentials, TimeProvider.System);
        using var to = new SourceEditor(new Declared([]), other, credentials, TimeProvider.System);
        Import(from, Encoding.UTF8.GetBytes(SourceJson.Write(file)), isOpml: false);
        var written = SourceExport.Of(from.Catalogue, null, from.SecretsOf);
        Import(to, isOpml ? OpmlWriter.Write(written, Desk.Start) : Encoding.UTF8.GetBytes(SourceJson.Write(written)), isOpml);
        return Parsed(from.Catalogue) == Parsed(to.Catalogue) && Text(SourceExport.Of(to.Catalogue, null, to.SecretsOf).Sources) == Text(file.Sources);
    }

    private static void Import(SourceEditor editor, byte[] bytes, bool isOpml)
    {
        var report = SourceImport.RunAsync(editor, bytes, isOpml, false, new Actor("t", "t"), null, false, default).GetAwaiter().GetResult();
        if (report.Outcome is EditOutcome.Refused refused)
            throw new InvalidOperationException(string.Join(" | ", refused.Mistakes));
    }

    private static string Parsed(SourceCatalogue catalogue) => JsonSerializer.Serialize(catalogue.Outlets.Select(o => (object)new
    {
        Outlet = JsonSerializer.Serialize(o),
        Access = o.Sources.Select(s => string.Join(';', s.Access.Headers.Select(h => h.Name + h.Value.Reveal())) + s.Access.Authorization?.Reveal() + string.Join(',', s.Access.Ports)),
    }));

    private static string Text(SortedDictionary<string, JsonObject> definitions) =>
        JsonSerializer.Serialize(definitions.Select(d => (d.Key, DefinitionDifference.Of(null, DefinitionJson.Text(d.Value)).OrderBy(v => v.Path, StringComparer.Ordinal).Select(v => $"{v.Path}={v.After}").ToList())).Select(d => d.Key + string.Join('|', d.Item2)));

    private static SourceFile File(IEnumerable<JsonObject> outlets, IEnumerable<JsonObject> sources)
    {
        var file = new SourceFile();
        foreach (var (definition, n) in outlets.DefaultIfEmpty(new JsonObject { ["Name"] = "Only", ["HomePage"] = "https://only.example/" }).Select((o, n) => (o, n)))
            file.Outlets[$"outlet-{n}"] = definition.DeepClone().AsObject();
        foreach (var (settings, n) in sources.Select((s, n) => (s, n)))
        {
            var source = settings.DeepClone().AsObject();
            source["Address"] = $"https://feeds.example/{n}.xml?a=1&b=\"2\"";
            file.Sources[$"outlet-{n % file.Outlets.Count}/source-{n}"] = source;
        }

        return file;
    }

    private static JsonObject Without(JsonObject whole) => new(whole.Where(p => p.Value is not null && !(p.Value is JsonArray { Count: 0 })).Select(p => KeyValuePair.Create(p.Key, p.Value?.DeepClone())));
}
