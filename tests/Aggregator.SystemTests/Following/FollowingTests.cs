using System.Text.Json;
using Aggregator.Simulator;
using Aggregator.SystemTests.Street;

namespace Aggregator.SystemTests.Following;

/// <summary>Worker and consumers killed without warning during a burst: what the consumers know in the end is what the store holds, and nothing came twice.</summary>
public sealed class FollowingTests
{
    private const int Kills = 5;
    private const int Reports = 40;

    [Test]
    public async Task Killed_on_either_side_stream_copy_and_webhook_end_up_with_the_store()
    {
        if (!File.Exists("/usr/bin/curl"))
            Assert.Ignore("curl is not here; it follows the stream as a process that can be killed.");
        var seed = Random.Shared.Next();
        TestContext.Out.WriteLine($"seed {seed}");
        var random = new Random(seed);
        await using var street = await FleetStreet.StartAsync(Burst(), TimeProvider.System, new FleetStreetOptions(), CancellationToken.None);
        await using var receiver = await WebhookReceiver.StartAsync(new Random(seed + 1));
        using var directory = new TemporaryDirectory();
        await using var follower = new StreamFollower(Path.Combine(directory.Path, "events"));
        var copy = new CopyKeeper();
        string[] arguments = ["run", "--urls", "http://127.0.0.1:0", "--data", directory.Data, "--config", directory.Configure(Settings(street, receiver))];

        for (var kill = 0; kill < Kills; kill++)
        {
            var (daemon, portal) = await DaemonProcess.StartAsync(arguments);
            await using (daemon)
                await FollowAsync(daemon, portal, follower, copy, random);
        }

        var (survivor, address) = await DaemonProcess.StartAsync(arguments);
        await using (survivor)
        {
            follower.Start(address);
            using var ending = new CancellationTokenSource();
            var keeping = copy.KeepAsync(address, ending.Token);
            using var portal = new Portal(address);
            List<string> wrong = [];
            await Waiting.UntilAsync(async () => (wrong = await DifferencesAsync(street, portal, follower, copy, receiver)).Count == 0, TimeSpan.FromSeconds(60), () => $"{wrong.Count} differences: {string.Join("; ", wrong.Take(5))}");
            await ending.CancelAsync();
            await keeping;
        }

        TestContext.Out.WriteLine($"{follower.Events.Count} events, {receiver.Messages.Count} messages, {copy.Articles.Count} articles; the receiver died over {receiver.Deaths} messages");
        Assert.That(follower.Events.Select(e => e.Id), Is.Unique);
        Assert.That(follower.Events.Select(e => e.Id), Is.EquivalentTo(receiver.Messages.Values.Select(m => m.GetProperty("event").GetString())));
        Assert.That(receiver.Deaths, Is.Positive, "no message was died over: the test showed nothing of webhooks");
    }

    // One life of the worker: the consumers are killed and started again in it, and then it is killed itself.
    private static async Task FollowAsync(DaemonProcess daemon, Uri portal, StreamFollower follower, CopyKeeper copy, Random random)
    {
        for (var life = 0; life < 2; life++)
        {
            follower.Start(portal);
            using var killed = new CancellationTokenSource(TimeSpan.FromSeconds(0.2 + (random.NextDouble() * 1.3)), TimeProvider.System);
            await copy.KeepAsync(portal, killed.Token);
            await follower.KillAsync();
        }

        follower.Start(portal);
        await Task.Delay(TimeSpan.FromSeconds(random.NextDouble()), TimeProvider.System);
        Assert.That(daemon.HasExited, Is.False, daemon.Output);
        await daemon.KillAsync();
        await follower.KillAsync();
    }

    // The store itself, read anew from the beginning.
    private static async Task<List<string>> DifferencesAsync(FleetStreet street, Portal portal, StreamFollower follower, CopyKeeper copy, WebhookReceiver receiver)
    {
        var store = new Dictionary<string, Told>();
        JsonElement list;
        var question = "updated_since=1970-01-01T00:00:00Z";
        do
        {
            list = await portal.JsonAsync($"/api/v1/articles?limit=200&{question}");
            foreach (var article in list.GetProperty("items").EnumerateArray())
                store[article.GetProperty("id").GetString()!] = Told.Of(article);
            question = "cursor=" + Uri.EscapeDataString(list.GetProperty("syncCursor").GetString()!);
        }
        while (list.GetProperty("nextCursor").ValueKind != JsonValueKind.Null);

        follower.Read();
        List<string> differences = [.. Told.Differences("stream", follower.Articles, store), .. Told.Differences("copy", copy.Articles, store), .. Told.Differences("webhook", receiver.Articles, store)];
        // Until the burst has ended and is in the store, equality would mean little; that nothing of it is lost is KillTests' business.
        var published = street.Published(TimeProvider.System.GetUtcNow()).Count;
        return published < Reports * 4 || store.Count < published * 0.95 ? [$"{store.Count} articles of {published} reports are in the store", .. differences] : differences;
    }

    // Four outlets, forty reports each in about a quarter of a minute.
    private static Scenario Burst()
    {
        var burst = Scenario.Load("burst");
        return burst with { Outlets = [.. burst.Outlets.Where(o => o.Make is "rss-full" or "atom-full" or "json-feed" or "sitemap").Select(o => o with { Stream = o.Stream! with { Every = 0.4, Limit = Reports } })] };
    }

    private static Dictionary<string, object> Settings(FleetStreet street, WebhookReceiver receiver)
    {
        var settings = JsonSerializer.Deserialize<Dictionary<string, object>>(JsonSerializer.Serialize(StreetSettings.Of(street, intervalSeconds: 3)))!;
        settings["Webhooks"] = new
        {
            Endpoints = new { consumer = new { Url = receiver.Address, Secret = "whsec_" + Convert.ToBase64String(new byte[32]) } },
        };
        return settings;
    }
}
