using System.Globalization;

namespace Aggregator.Alerting;

/// <summary>A way to people.</summary>
internal interface IAlertChannel
{
    /// <summary>For logs.</summary>
    string Name { get; }

    /// <summary>Sends a message. Null when it was taken; else why not. Does not throw but for the cancellation.</summary>
    Task<string?> SendAsync(AlertMessage message, CancellationToken cancellation);
}

/// <summary>
/// What one channel still has to tell: gathers notices into messages, keeps to the rate, tries again with growing pauses. What began and ended before anybody
/// was told is dropped. Decides only; sending is somebody else's.
/// </summary>
internal sealed class Outgoing(TimeSpan gather, int perHour)
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan GivenUpAfter = TimeSpan.FromDays(1);
    private const int MostKept = 10_000;

    private readonly List<AlertNotice> _notices = [];
    private readonly List<AlertNotice> _flying = [];
    private readonly Queue<DateTimeOffset> _sent = new();
    private DateTimeOffset _first;
    private DateTimeOffset _next = DateTimeOffset.MinValue;
    private int _failures;

    /// <summary>Everything that nobody was told yet, for whoever goes on after a restart.</summary>
    public IReadOnlyList<AlertNotice> Waiting => [.. _flying, .. _notices];

    public void Add(IEnumerable<AlertNotice> notices, DateTimeOffset now)
    {
        foreach (var notice in notices)
        {
            if (_notices.Count == 0 && _flying.Count == 0)
                _first = now;
            Add(notice);
        }
    }

    /// <summary>What is to be sent now, in one message; null while there is nothing, it is gathering, or it has to wait. <see cref="Sent"/> or <see cref="Failed"/> follows.</summary>
    public IReadOnlyList<AlertNotice>? Due(DateTimeOffset now)
    {
        while (_sent.TryPeek(out var sent) && now - sent >= Hour)
            _sent.Dequeue();
        if (_flying.Count > 0 || _notices.Count == 0 || now < _first + gather || now < _next || _sent.Count >= perHour)
            return null;
        _flying.AddRange(_notices);
        _notices.Clear();
        return [.. _flying];
    }

    /// <summary>They were taken.</summary>
    public void Sent(DateTimeOffset now)
    {
        _flying.Clear();
        _sent.Enqueue(now);
        (_failures, _next, _first) = (0, DateTimeOffset.MinValue, now);
    }

    /// <summary>They were not taken. Answers what to say of it: when it is tried again, or that it was given up.</summary>
    public string Failed(DateTimeOffset now)
    {
        _failures++;
        var later = _notices.ToList();
        _notices.Clear();
        _notices.AddRange(_flying);
        _flying.Clear();
        foreach (var notice in later)
            Add(notice);
        if (now - _first > GivenUpAfter)
        {
            var given = _notices.Count;
            _notices.Clear();
            (_failures, _next) = (0, DateTimeOffset.MinValue);
            return string.Create(CultureInfo.InvariantCulture, $"{given} notices are given up after a day");
        }

        var pause = FirstPause * Math.Pow(2, Math.Min(_failures - 1, 10));
        _next = now + (pause < LongestPause ? pause : LongestPause);
        return string.Create(CultureInfo.InvariantCulture, $"tried again at {_next:u}");
    }

    private void Add(AlertNotice notice)
    {
        var untold = _notices.FindIndex(n => n.Key == notice.Key && n.Kind != NoticeKind.Ended);
        if (untold < 0)
        {
            if (_notices.Count < MostKept)
                _notices.Add(notice);
        }
        else if (notice.Kind != NoticeKind.Ended)
        {
            _notices[untold] = notice with { Kind = _notices[untold].Kind };
        }
        else if (_notices[untold].Kind == NoticeKind.Began)
        {
            _notices.RemoveAt(untold);
        }
        else
        {
            // Of the change nobody was told, of the trouble before it they were.
            _notices[untold] = notice;
        }
    }
}
