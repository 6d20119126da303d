using Aggregator.Sources;
using Aggregator.Storing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Quartz;
using PolledSource = Aggregator.Ingesting.PolledSource;

namespace Aggregator.Scheduling;

/// <summary>A poll asked for by hand, through the store and Quartz's own trigger.</summary>
public sealed class PollNowTests
{
    private PolledSource _source = null!;
    private ServiceProvider _services = null!;
    private OutletAgenda _agenda = null!;
    private PollNow _now = null!;

    [SetUp]
    public async Task Open()
    {
        _source = await PolledSource.OpenAsync();
        _services = new ServiceCollection().AddLogging().AddQuartz(q => q.UseInMemoryStore()).BuildServiceProvider();
        var schedulers = _services.GetRequiredService<ISchedulerFactory>();
        _agenda = new OutletAgenda(schedulers, _source.Store, Options.Create(new SchedulingOptions()), _source.Clock);
        _now = new PollNow(schedulers, _source.Store, new OutletBook([PolledSource.Outlet]), _agenda, _source.Clock);
        var later = _source.Now.AddHours(5);
        foreach (var source in PolledSource.Outlet.Sources)
            await _source.Store.ChangeAsync(source.Id, s => s with { NextAt = later }, default);
        await _agenda.FillAsync(default);
    }

    [TearDown]
    public async Task Close()
    {
        await _services.DisposeAsync();
        await _source.DisposeAsync();
    }

    [Test]
    public async Task The_trigger_moves_from_hours_ahead_to_now()
    {
        Assert.That(await TriggerAsync(), Is.EqualTo(_source.Now.AddHours(5)));

        Assert.That(await _now.AskAsync(PolledSource.Source.Id, default));

        Assert.That(await TriggerAsync(), Is.InRange(_source.Now, _source.Now.AddSeconds(1)));
        Assert.That((await _source.StateAsync()).NextBecause, Is.EqualTo("asked for by hand"));
    }

    [Test]
    public async Task A_source_moved_by_hand_is_asked_at_its_new_address_at_once()
    {
        var to = new Uri("https://gazette.example/new.xml");
        Assert.That(await _now.MoveAsync(PolledSource.Source.Id, to, default));
        var state = await _source.StateAsync();
        Assert.That((state.MovedTo, state.Memory.Moves.Single().How), Is.EqualTo((to, "by hand")));
        Assert.That(await TriggerAsync(), Is.LessThan(_source.Now.AddSeconds(1)));
    }

    [Test]
    public async Task A_source_that_is_not_there_is_not_asked() => Assert.That(await _now.AskAsync(new SourceId("gazette/none"), default), Is.False);

    private async Task<DateTimeOffset> TriggerAsync()
    {
        var scheduler = await _services.GetRequiredService<ISchedulerFactory>().GetScheduler(default);
        return (await scheduler.GetTrigger(new TriggerKey("gazette"), default))!.StartTimeUtc;
    }
}
