using Aggregator.Discovering;
using Aggregator.Sources;
using Aggregator.Storing;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Aggregator.Admin.Adding;

/// <summary>The form of a new source becomes definitions in the configuration's shape, field by field and no more.</summary>
public sealed class AddingFormTests
{
    [Test]
    public void What_is_empty_is_left_to_its_default()
    {
        var form = AddingForm.Of(new OutletProposal { Id = "gazette", Name = "Gazette", HomePage = new("https://gazette.example/") }, new Candidate { Kind = SourceKind.Listing, Address = new("https://gazette.example/news"), How = "", Slug = "news", Links = "h3 a", IntervalMinutes = 7.5 });
        Assert.That(form.Definition(Storing.EditKind.Source).ToJsonString(), Is.EqualTo("""{"Address":"https://gazette.example/news","Kind":"Listing","IntervalMinutes":7.5,"Recipe":{"Links":"h3 a"}}"""));
        Assert.That(form.Definition(Storing.EditKind.Outlet).ToJsonString(), Is.EqualTo("""{"Name":"Gazette","HomePage":"https://gazette.example/","Kind":"National","Country":"GB","Language":"en-GB","TimeZone":"Europe/London"}"""));
    }

    [Test]
    public void Fields_that_nobody_asked_for_are_nobodys()
    {
        var form = AddingForm.Of(new FormCollection(new Dictionary<string, StringValues> { ["slug"] = " news ", ["Request:Bearer"] = "x", ["Enabled"] = "false", ["outlet-id"] = new(["a", "b"]), ["outlet-extent"] = "Full" }));
        Assert.That((form["slug"], form["Request:Bearer"], form["outlet-id"]), Is.EqualTo(("news", "", "")));
        Assert.That(form.Definition(Storing.EditKind.Source).ToJsonString(), Is.EqualTo("{}"));
        Assert.That(form.Definition(Storing.EditKind.Outlet).ToJsonString(), Is.EqualTo("""{"Rights":{"Extent":"Full"}}"""));
    }

    [Test]
    public void Every_field_is_one_that_the_configuration_knows()
    {
        foreach (var field in FormField.All.Where(f => f.Path is not null))
        {
            var form = new AddingForm(new Dictionary<string, string> { [field.Name] = field.Choices?.Select(c => c.Value).First(v => v.Length > 0) ?? Example(field) });
            var errors = new List<string>();
            var section = DefinitionJson.Section(form.Definition(field.Kind), "X:news");
            if (field.Kind == Storing.EditKind.Source)
                SourceList.ReadSource(new ConfiguredSection(section, errors), new OutletId("gazette"), Rights.RightsPolicy.Default);
            else
                SourceList.ReadOutlet(new ConfiguredSection(section, errors), errors);
            Assert.That(errors.Where(e => !e.Contains("is missing", StringComparison.Ordinal)), Is.Empty, field.Name);
        }
    }

    [Test]
    public void A_mistake_is_told_beside_its_field()
    {
        var subject = new EditSubject(Storing.EditKind.Source, "gazette/news");
        Assert.That(FormField.Of(new Mistake("Recipe:Body", "is not right", null) { Subject = subject })?.Name, Is.EqualTo("recipe-body"));
        Assert.That(FormField.Of(new Mistake("", "has an id that cannot be one", null) { Subject = subject })?.Name, Is.EqualTo("slug"));
        Assert.That(FormField.Of(new Mistake("Rights", "is odd", null) { Subject = subject }), Is.Null);
    }

    private static string Example(FormField field) => field.Path switch
    {
        "HomePage" or "Address" => "https://gazette.example/",
        "Country" => "GB",
        "Language" => "en-GB",
        "TimeZone" => "Europe/London",
        "IntervalMinutes" => "12",
        "Rights:ExcerptWords" => "30",
        _ when field.IsSelector => "article",
        _ => "Gazette",
    };
}
