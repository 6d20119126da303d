using Aggregator.Fetching;
using static Aggregator.Storing.Desk;

namespace Aggregator.Storing;

/// <summary>What hosts asked for outlasts a restart.</summary>
internal abstract class PauseContract : StoreContract
{
    private static readonly AskedPause Pause = new("gazette.example", "gazette", 429, Start.AddHours(2));

    private IPauseMemory Memory => (IPauseMemory)Ingest;

    [Test]
    public async Task A_pause_is_there_after_a_restart_until_it_is_over()
    {
        await Memory.KeepAsync(Pause, Start, default);
        await ReopenAsync();

        Assert.That(await Memory.PausesAsync(Start.AddHours(1.9), default), Is.EqualTo([Pause]));
        Assert.That(await Memory.PausesAsync(Start.AddHours(2), default), Is.Empty);
    }

    [Test]
    public async Task A_host_has_one_pause_for_each_outlet_the_latest()
    {
        var later = Pause with { Status = 503, Until = Start.AddHours(5) };
        var other = Pause with { Tenant = "herald" };
        var robots = Pause with { Tenant = "" };
        foreach (var pause in new[] { Pause, other, robots, later })
            await Memory.KeepAsync(pause, Start, default);

        Assert.That(await Memory.PausesAsync(Start, default), Is.EquivalentTo([later, other, robots]));
    }

    [Test]
    public async Task What_is_over_is_let_go_of()
    {
        await Memory.KeepAsync(Pause, Start, default);
        await Memory.KeepAsync(Pause with { Host = "herald.example", Until = Start.AddHours(9) }, Start.AddHours(3), default);

        Assert.That((await Memory.PausesAsync(Start, default)).Select(p => p.Host), Is.EqualTo(["herald.example"]));
    }
}
