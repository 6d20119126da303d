using System.Text.Json;
using Aggregator.Simulator;
using Aggregator.SystemTests.Street;

namespace Aggregator.SystemTests.Inspecting;

/// <summary><c>aggregator inspect feed --url</c>: a feed fetched as the daemon would fetch it.</summary>
public sealed class InspectFeedTests
{
    [Test]
    public async Task A_feed_is_fetched_and_shown_and_an_address_inside_is_refused_unless_its_network_is_opened()
    {
        await using var street = await FleetStreet.StartAsync(Scenario.Load("fleet-street"), TimeProvider.System, new FleetStreetOptions(), CancellationToken.None);
        using var directory = new TemporaryDirectory();
        var feed = street.Outlets.SelectMany(o => o.Sources).First(s => s.Kind == "Feed").Address.AbsoluteUri;

        var opened = await DaemonProcess.RunAsync("inspect", "feed", "--url", feed, "--json", "--config", directory.Configure(new { Fetching = StreetSettings.Fast }));
        var closed = await DaemonProcess.RunAsync("inspect", "feed", "--url", feed);

        Assert.Multiple(() =>
        {
            Assert.That(opened.ExitCode, Is.Zero, opened.Output);
            Assert.That(JsonDocument.Parse(opened.Output).RootElement.GetProperty("entries").GetArrayLength(), Is.GreaterThan(0));
            Assert.That(closed.ExitCode, Is.EqualTo(1), closed.Output);
            Assert.That(closed.Output, Does.Contain("loopback"));
        });
    }
}
