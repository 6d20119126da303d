using System.Globalization;
using System.Text.Json.Nodes;
using Aggregator.Discovering;
using Aggregator.Sources;
using Aggregator.Storing;

namespace Aggregator.Admin.Adding;

/// <summary>What stands in the form for a new source, by field. Pure.</summary>
public sealed record AddingForm(IReadOnlyDictionary<string, string> Values)
{
    private const int Longest = 2_000;

    public string this[string name] => Values.GetValueOrDefault(name, "");

    internal EditSubject Outlet => new(EditKind.Outlet, this["outlet-id"]);

    internal EditSubject Source => new(EditKind.Source, $"{this["outlet-id"]}/{this["slug"]}");

    /// <summary>The form as it is proposed.</summary>
    public static AddingForm Of(OutletProposal outlet, Candidate candidate) => new(new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["outlet-id"] = outlet.Id,
        ["outlet-name"] = outlet.Name,
        ["outlet-home"] = outlet.HomePage.AbsoluteUri,
        ["outlet-kind"] = outlet.Kind.ToString(),
        ["outlet-country"] = outlet.Country,
        ["outlet-language"] = outlet.Language,
        ["outlet-zone"] = outlet.TimeZone,
        ["slug"] = candidate.Slug,
        ["address"] = candidate.Address.AbsoluteUri,
        ["kind"] = candidate.Kind.ToString(),
        ["interval"] = candidate.IntervalMinutes.ToString(CultureInfo.InvariantCulture),
        ["category"] = candidate.Category ?? "",
        ["recipe-links"] = candidate.Links ?? "",
    });

    /// <summary>The form as it was sent: the fields that there are, and no others.</summary>
    internal static AddingForm Of(IFormCollection form) => new(FormField.All
        .Select(f => (f.Name, Value: form.TryGetValue(f.Name, out var values) && values is [{ } one] ? one.Trim() : ""))
        .ToDictionary(f => f.Name, f => f.Value.Length > Longest ? f.Value[..Longest] : f.Value, StringComparer.Ordinal));

    public AddingForm With(string name, string value) => new(new Dictionary<string, string>(Values, StringComparer.Ordinal) { [name] = value });

    /// <summary>The definition in the configuration's shape: what is empty is left to its default.</summary>
    internal JsonObject Definition(EditKind kind)
    {
        var definition = new JsonObject();
        foreach (var field in FormField.All.Where(f => f.Kind == kind && f.Path is not null && this[f.Name].Length > 0))
        {
            var path = field.Path!.Split(':');
            var group = definition;
            foreach (var part in path[..^1])
                group = (JsonObject)(group[part] ??= new JsonObject());
            group[path[^1]] = double.TryParse(this[field.Name], NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && path[^1] is "IntervalMinutes" or "ExcerptWords" ? number : this[field.Name];
        }

        return definition;
    }

    /// <summary>What saving changes: the source, and its outlet where that is not there yet.</summary>
    internal Planned Plan(SourceCatalogue catalogue, bool mayChangeRights)
    {
        var source = new Edit(Source, Definition(EditKind.Source), "source.save") { Expected = 0 };
        return new Planned(catalogue.Find(new OutletId(this["outlet-id"])) is null ? [new Edit(Outlet, Definition(EditKind.Outlet), "outlet.save") { Expected = 0 }, source] : [source]) { MayChangeRights = mayChangeRights };
    }
}
