using Microsoft.Extensions.Configuration;

namespace Aggregator.Operating;

public sealed class SettingsTreeTests
{
    [Test]
    public void A_tree_answers_as_the_frameworks_own_configuration_does()
    {
        var random = new Random(20_261_124);
        for (var round = 0; round < 200; round++)
        {
            var layers = Enumerable.Range(0, 3).Select(_ => Layer(random)).ToList();
            var builder = new ConfigurationBuilder();
            foreach (var layer in layers)
                builder.AddInMemoryCollection(layer);

            AssertSame(SettingsTree.Of(layers), builder.Build());
        }
    }

    [Test]
    public void A_section_that_is_not_there_is_empty_and_says_where_it_would_be()
    {
        var tree = SettingsTree.Of(Set(("Sources:Outlets:courier:Name", "The Courier")));

        var section = tree.GetSection("Sources:Outlets").GetSection("herald:Rights");

        Assert.Multiple(() =>
        {
            Assert.That(section.Exists(), Is.False);
            Assert.That(section.Path, Is.EqualTo("Sources:Outlets:herald:Rights"));
            Assert.That(section.Key, Is.EqualTo("Rights"));
            Assert.That(section["Extent"], Is.Null);
        });
    }

    [Test]
    public void Options_are_bound_from_a_tree()
    {
        var tree = SettingsTree.Of(Set(("Ingesting:RecheckMinutes:0", "5"), ("Ingesting:RecheckMinutes:1", "60"), ("Ingesting:PagesPerRun", "7")));

        var bound = tree.GetSection("Ingesting").Get<Ingesting.IngestingOptions>()!;

        Assert.Multiple(() =>
        {
            Assert.That(bound.RecheckMinutes, Is.EqualTo(new[] { 5.0, 60.0 }));
            Assert.That(bound.PagesPerRun, Is.EqualTo(7));
        });
    }

    private static Dictionary<string, string?> Set(params (string Key, string Value)[] settings) => settings.ToDictionary(s => s.Key, string? (s) => s.Value);

    private static Dictionary<string, string?> Layer(Random random)
    {
        string[] parts = ["a", "A", "b", "10", "9", "c"];
        var layer = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < 8; i++)
            layer[string.Join(':', Enumerable.Range(0, random.Next(1, 4)).Select(_ => parts[random.Next(parts.Length)]))] = random.Next(5) == 0 ? null : random.Next(100).ToString(System.Globalization.CultureInfo.InvariantCulture);
        return layer;
    }

    private static void AssertSame(IConfiguration tree, IConfiguration framework)
    {
        var (ours, theirs) = (tree.GetChildren().ToList(), framework.GetChildren().ToList());
        Assert.That(ours.Select(c => c.Path.ToUpperInvariant()), Is.EqualTo(theirs.Select(c => c.Path.ToUpperInvariant())));
        Assert.That(ours.Select(c => c.Value), Is.EqualTo(theirs.Select(c => c.Value)));
        foreach (var (mine, other) in ours.Zip(theirs))
            AssertSame(mine, other);
    }
}
