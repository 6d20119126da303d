namespace Aggregator.Surfacing.Feeds;

/// <summary>What a hub still has to hear of, and when.</summary>
public sealed class HubQueueTests
{
    private static readonly DateTimeOffset Now = FakeNewsroom.Start;

    [Test]
    public void Changes_are_gathered_before_the_hub_hears_of_them_once()
    {
        var queue = new HubQueue(new FeedsOptions { HubDelaySeconds = 5 });
        queue.Add(["a", "b"], Now);
        queue.Add(["b", "c"], Now.AddSeconds(3));

        Assert.That(queue.Due(Now.AddSeconds(4)), Is.Empty);
        Assert.That(queue.Due(Now.AddSeconds(5)), Is.EqualTo(["a", "b", "c"]));
        queue.Accepted(Now.AddSeconds(5));
        Assert.That(queue.Due(Now.AddDays(1)), Is.Empty);
    }

    [Test]
    public void A_hub_that_refuses_is_asked_again_with_growing_pauses_of_an_hour_at_most()
    {
        var queue = new HubQueue(new FeedsOptions { HubDelaySeconds = 0 });
        queue.Add(["a"], Now);
        var pauses = Enumerable.Range(0, 15).Select(_ => queue.Refused(queue.Due(Now.AddYears(1)), Now, 0).TotalSeconds).ToList();

        Assert.That(pauses.Take(4), Is.EqualTo([10, 20, 40, 80]));
        Assert.That(pauses, Is.Ordered);
        Assert.That(pauses[^1], Is.EqualTo(3600));
        // What changes while it is down does not bring it forward.
        queue.Add(["b"], Now);
        Assert.That(queue.Due(Now.AddMinutes(59)), Is.Empty);
        Assert.That(queue.Due(Now.AddHours(1)), Is.EqualTo(["a", "b"]));
    }

    [Test]
    public void A_topic_that_changes_while_the_hub_is_told_is_told_again()
    {
        var queue = new HubQueue(new FeedsOptions { HubDelaySeconds = 0 });
        queue.Add(["a"], Now);
        Assert.That(queue.Due(Now), Is.EqualTo(["a"]));
        queue.Add(["a"], Now);
        queue.Accepted(Now);

        Assert.That(queue.Due(Now), Is.EqualTo(["a"]));
    }

    [Test]
    public void A_long_list_is_told_in_parts()
    {
        var queue = new HubQueue(new FeedsOptions { HubDelaySeconds = 0, HubTopics = 20 });
        queue.Add(Enumerable.Range(1, 45).Select(n => $"{n}"), Now);
        List<int> parts = [];
        while (queue.Due(Now) is { Count: > 0 } part)
        {
            parts.Add(part.Count);
            queue.Accepted(Now);
        }

        Assert.That(parts, Is.EqualTo([20, 20, 5]));
    }
}
