using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Aggregator;

/// <summary>The arrows between the parts, read from what was built.</summary>
public sealed class ArchitectureTests
{
    private static readonly Assembly Core = typeof(Sources.Outlet).Assembly;

    // One report travels from left to right. Each stage may use those before it in the flow, as listed here and no others.
    private static readonly Dictionary<string, string[]> Arrows = new()
    {
        ["Sources"] = [],
        ["Scheduling"] = ["Fetching"],
        ["Fetching"] = ["Sources"],
        ["Reading"] = ["Sources"],
        ["Extracting"] = ["Sources", "Reading", "Normalising"],
        ["Normalising"] = ["Sources", "Reading", "Extracting"],
        ["Editing"] = ["Sources", "Extracting", "Normalising"],
        ["Rights"] = ["Sources", "Extracting", "Normalising", "Editing"],
        ["Storing"] = ["Sources", "Scheduling", "Fetching", "Reading", "Extracting", "Normalising", "Editing", "Rights"],
    };

    // Plain values that a stage on the left carries for one on the right.
    private static readonly Dictionary<string, string[]> Carried = new()
    {
        ["Sources"] = ["Rights.RightsPolicy"],
        ["Scheduling"] = ["Storing.PageVisit", "Storing.Absence", "Editing.ArticleId"],
        ["Fetching"] = ["Rights.RightsSignals"],
        ["Extracting"] = ["Rights.RightsSignals"],
        ["Reading"] = ["Rights.RightsSignals"],
        ["Normalising"] = ["Editing.ArticleId", "Rights.RightsPolicy", "Rights.RightsSignals"],
        ["Editing"] = ["Rights.RightsSignals", "Rights.Hold"],
    };

    private static readonly string[] InputAndOutput =
    [
        "System.Net.Http", "System.Net.Sockets", "System.Net.NetworkInformation", "System.IO.Pipes", "System.IO.Compression", "System.Diagnostics.Process", "System.Data", "Microsoft",
        "System.IO.File", "System.IO.Directory", "System.IO.DirectoryInfo", "System.IO.FileInfo", "System.IO.FileStream", "System.IO.StreamReader", "System.IO.StreamWriter", "System.IO.Path",
        "System.Console", "System.Net.Dns", "System.TimeProvider", "System.Threading.Timer", "System.Threading.Thread", "System.Random",
    ];

    [Test]
    public void Core_does_no_input_or_output_and_has_no_clock()
    {
        // AddressFamily only tells IPv4 from IPv6.
        var used = TypesUsedBy(Core).Where(t => t != "System.Net.Sockets.AddressFamily" && InputAndOutput.Any(f => t == f || t.StartsWith(f + ".", StringComparison.Ordinal)) && !t.StartsWith("Microsoft.CodeAnalysis.", StringComparison.Ordinal));
        Assert.That(used, Is.Empty);
    }

    [Test]
    public void Every_stage_of_Core_is_in_the_table_of_arrows() =>
        Assert.That(Mentions.Types(Core).Select(Mentions.StageOf).OfType<string>().Distinct(), Is.SubsetOf(Arrows.Keys));

    [Test]
    public void Arrows_between_the_stages_of_Core_point_from_left_to_right()
    {
        var wrong = Mentions.Between(Core)
            .Where(m => !Arrows[m.FromStage].Contains(m.ToStage) && !Carried.GetValueOrDefault(m.FromStage, []).Contains($"{m.ToStage}.{m.To}"))
            .Select(m => $"{m.FromStage}.{m.From} uses {m.ToStage}.{m.To}")
            .Distinct();
        Assert.That(wrong, Is.Empty);
    }

    [Test]
    public void The_table_of_arrows_has_no_arrow_that_nobody_needs()
    {
        var needed = Mentions.Between(Core).Select(m => (m.FromStage, m.ToStage)).ToHashSet();
        var idle = Arrows.SelectMany(row => row.Value, (row, to) => (row.Key, to)).Where(arrow => !needed.Contains(arrow));
        Assert.That(idle, Is.Empty);
    }

    [Test]
    public void What_is_carried_to_the_right_is_a_plain_value()
    {
        var carried = Carried.Values.SelectMany(v => v).ToHashSet();
        var busy = Mentions.Between(Core).Where(m => carried.Contains($"{m.FromStage}.{m.From}") && !carried.Contains($"{m.ToStage}.{m.To}") && m.ToStage is not ("Sources" or "Reading" or "Fetching"));
        Assert.That(busy, Is.Empty);
    }

    [TestCase("Aggregator.Upstream", "Aggregator.Store")]
    [TestCase("Aggregator.Store", "Aggregator.Upstream")]
    [TestCase("Aggregator.Core", "Aggregator.Upstream")]
    [TestCase("Aggregator.Core", "Aggregator.Store")]
    [TestCase("Aggregator.Upstream", "aggregator")]
    [TestCase("Aggregator.Store", "aggregator")]
    [TestCase("Aggregator.Upstream", "Microsoft.Data.Sqlite")]
    [TestCase("Aggregator.Store", "CodeHollow.FeedReader")]
    public void A_project_does_not_know_another(string project, string other) =>
        Assert.That(Assembly.Load(project).GetReferencedAssemblies().Select(a => a.Name), Has.None.EqualTo(other));

    [Test]
    public void Surfaces_take_what_may_be_shown_and_never_the_article_itself()
    {
        string[] kept = ["Aggregator.Editing.Article", "Aggregator.Editing.Draft", "Aggregator.Storing.StoredArticle"];
        var leaks = Mentions.Of(typeof(Surfacing.Newsroom).Assembly)
            .Where(m => m.From.Namespace?.StartsWith("Aggregator.Surfacing", StringComparison.Ordinal) == true && Mentions.Outermost(m.From) != typeof(Surfacing.Newsroom) && kept.Contains(m.To.FullName))
            .Select(m => $"{m.From} uses {m.To}");
        Assert.That(leaks, Is.Empty);
    }

    // Straight from the metadata: every type outside the assembly that it names anywhere.
    private static List<string> TypesUsedBy(Assembly assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly.Location));
        var metadata = file.GetMetadataReader();
        return [.. metadata.TypeReferences.Select(metadata.GetTypeReference).Select(t => $"{metadata.GetString(t.Namespace)}.{metadata.GetString(t.Name)}")];
    }
}
