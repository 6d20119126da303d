using System.Text.Json.Nodes;
using Aggregator.Admin.Picking;
using Aggregator.Sources;

namespace Aggregator.Admin.Adding;

/// <summary>A picked selector becomes the recipe, or a version of it from an instant on.</summary>
public sealed class RecipeChangesTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 9, 30, 0, TimeSpan.Zero);
    private static readonly Source Plain = new() { Id = new("gazette/news"), Outlet = new("gazette"), Address = new("https://gazette.example/feed") };

    [Test]
    public void A_source_without_a_recipe_gets_its_first() =>
        Assert.That(With("""{"Address":"https://gazette.example/feed"}""", Plain, "Body", "article"), Is.EqualTo("""{"Address":"https://gazette.example/feed","Recipe":{"Body":"article"}}"""));

    [Test]
    public void A_recipe_that_is_there_goes_on_for_pages_from_before()
    {
        var source = Plain with { Recipe = new Recipe { Headline = "h1", Body = "div.old" } };
        Assert.That(With("""{"Recipe":{"Headline":"h1","Body":"div.old"}}""", source, "Body", "div.new"), Is.EqualTo("""{"Recipe":{"Headline":"h1","Body":"div.old"},"Recipes":{"2026-11-24":{"From":"2026-11-24T09:30:00Z","Headline":"h1","Body":"div.new"}}}"""));
    }

    [Test]
    public void What_is_picked_in_one_sitting_is_one_version()
    {
        var version = new RecipeVersion { Name = "2026-11-24", From = Now.AddMinutes(-20), Recipe = new Recipe { Headline = "h1", Body = "div.new" } };
        var source = Plain with { Recipe = new Recipe { Headline = "h1", Body = "div.old" }, Recipes = [version] };
        Assert.That(With("""{"Recipes":{"2026-11-24":{"From":"2026-11-24T09:10:00Z","Headline":"h1","Body":"div.new"}}}""", source, "Byline", "p.by"), Is.EqualTo("""{"Recipes":{"2026-11-24":{"From":"2026-11-24T09:10:00Z","Headline":"h1","Body":"div.new","Byline":"p.by"}}}"""));
    }

    [Test]
    public void A_later_change_on_the_same_day_is_a_version_of_its_own()
    {
        var version = new RecipeVersion { Name = "2026-11-24", From = Now.AddHours(-5), Recipe = new Recipe { Body = "div.new" } };
        var changed = JsonNode.Parse(With("""{"Recipes":{"2026-11-24":{"From":"2026-11-24T04:30:00Z","Body":"div.new"}}}""", Plain with { Recipes = [version] }, "Body", "main"))!;
        Assert.That(changed["Recipes"]!.AsObject().Select(v => (v.Key, (string?)v.Value!["Body"])), Is.EqualTo(new[] { ("2026-11-24", "div.new"), ("2026-11-24-2", "main") }));
    }

    [Test]
    public void The_definition_that_is_kept_is_not_changed()
    {
        var kept = JsonNode.Parse("""{"Recipe":{"Body":"a"}}""")!.AsObject();
        RecipeChanges.With(kept, Plain with { Recipe = new Recipe { Body = "a" } }, "Body", "b", Now, Now);
        Assert.That(kept.ToJsonString(), Is.EqualTo("""{"Recipe":{"Body":"a"}}"""));
    }

    private static string With(string definition, Source source, string part, string selector) => RecipeChanges.With(JsonNode.Parse(definition)!.AsObject(), source, part, selector, Now, Now).ToJsonString();
}
