namespace Aggregator.Rights;

public sealed class RightsSignalsTests
{
    [Test]
    public void Two_signals_together_are_the_stricter_of_each()
    {
        var header = new RightsSignals { MaxSnippet = 50, TdmReserved = false, IsAccessibleForFree = true, AiAgentsRefused = ["GPTBot"] };
        var page = new RightsSignals { MaxSnippet = 0, TdmReserved = true, NoArchive = true, IsAccessibleForFree = false, AiAgentsRefused = ["gptbot", "CCBot"] };

        var both = header.And(page);

        Assert.Multiple(() =>
        {
            Assert.That(both.MaxSnippet, Is.Zero);
            Assert.That(both.TdmReserved, Is.True);
            Assert.That(both.NoArchive, Is.True);
            Assert.That(both.IsAccessibleForFree, Is.False);
            Assert.That(both.AiAgentsRefused, Is.EqualTo(new[] { "GPTBot", "CCBot" }));
        });
    }

    [Test]
    public void Nothing_said_beside_something_said_leaves_it_as_it_is()
    {
        var said = new RightsSignals { MaxSnippet = 20, TdmReserved = false, TdmPolicy = new Uri("https://outlet.example/terms"), NoAi = true, NoImage = true, NoIndex = true };

        Assert.That(RightsSignals.None.And(said) with { AiAgentsRefused = said.AiAgentsRefused }, Is.EqualTo(said));
    }
}
