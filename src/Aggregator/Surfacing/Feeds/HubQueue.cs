namespace Aggregator.Surfacing.Feeds;

/// <summary>
/// What one hub still has to hear of, and when. Bounded by the number of feeds, since a feed that changes twice before the hub hears of it is one topic;
/// one that changes while the hub is being told is told again. A hub that does not answer is asked again with growing pauses, and never given up.
/// </summary>
internal sealed class HubQueue(FeedsOptions options)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);

    private readonly Lock _gate = new();
    private readonly Queue<string> _order = new();
    private readonly HashSet<string> _waiting = new(StringComparer.Ordinal);
    private DateTimeOffset _due = DateTimeOffset.MaxValue;

    public int Failures { get; private set; }

    public void Add(IEnumerable<string> topics, DateTimeOffset now)
    {
        lock (_gate)
        {
            var before = _waiting.Count;
            foreach (var topic in topics)
            {
                Wait(topic);
            }

            if (before == 0 && _waiting.Count > 0 && _due == DateTimeOffset.MaxValue)
            {
                _due = now + TimeSpan.FromSeconds(options.HubDelaySeconds);
            }
        }
    }

    /// <summary>Takes the topics to tell the hub of now, the longest waiting first; none while it is not time. Ends in <see cref="Accepted"/> or <see cref="Refused"/>.</summary>
    public IReadOnlyList<string> Due(DateTimeOffset now)
    {
        lock (_gate)
        {
            List<string> topics = [];
            while (now >= _due && topics.Count < options.HubTopics && _order.TryDequeue(out var topic))
            {
                _waiting.Remove(topic);
                topics.Add(topic);
            }

            return topics;
        }
    }

    public void Accepted(DateTimeOffset now)
    {
        lock (_gate)
        {
            Failures = 0;
            _due = _waiting.Count > 0 ? now : DateTimeOffset.MaxValue;
        }
    }

    /// <param name="topics">Those that the hub did not take: they wait again.</param>
    /// <param name="now">The time.</param>
    /// <param name="jitter">0 to 1: hubs' clients should not come back all at once.</param>
    public TimeSpan Refused(IEnumerable<string> topics, DateTimeOffset now, double jitter)
    {
        lock (_gate)
        {
            foreach (var topic in topics)
            {
                Wait(topic);
            }

            var pause = FirstPause * Math.Pow(2, Math.Min(Failures, 10));
            pause = (pause < LongestPause ? pause : LongestPause) * (1 + (jitter / 4));
            Failures++;
            _due = now + pause;
            return pause;
        }
    }

    private void Wait(string topic)
    {
        if (_waiting.Add(topic))
        {
            _order.Enqueue(topic);
        }
    }
}
