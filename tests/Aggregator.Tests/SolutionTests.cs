namespace Aggregator;

/// <summary>What holds for the solution as a whole.</summary>
public sealed class SolutionTests
{
    [Test]
    public void Core_uses_no_package_beyond_AngleSharp()
    {
        var foreign = typeof(Sources.Outlet).Assembly.GetReferencedAssemblies()
            .Select(a => a.Name!)
            .Where(n => !n.StartsWith("System", StringComparison.Ordinal) && n is not ("AngleSharp" or "netstandard"))
            .ToList();

        Assert.That(foreign, Is.Empty);
    }
}
