using Microsoft.Extensions.Time.Testing;

namespace Aggregator.Fetching;

/// <summary>The limits of one request, to the second.</summary>
public sealed class DeadlineTests
{
    private FakeTimeProvider _clock = null!;
    private Deadline _deadline = null!;

    [SetUp]
    public void Start()
    {
        _clock = new FakeTimeProvider();
        _deadline = new Deadline(new FetchingOptions { HeaderTimeoutSeconds = 20, TimeoutSeconds = 30, MinimumBytesPerSecond = 500 }, TimeSpan.FromSeconds(30), _clock, CancellationToken.None);
    }

    [TearDown]
    public void End() => _deadline.Dispose();

    [Test]
    public void Headers_have_their_own_limit() => Passes(19.9, 0.1, "no answer within 20 s");

    [Test]
    public void A_body_that_does_not_begin_has_ten_seconds()
    {
        _deadline.Body(0);

        Passes(9.9, 0.1, "less than 500 octets a second");
    }

    [Test]
    public void Every_octet_that_came_buys_time()
    {
        _deadline.Body(0);
        _clock.Advance(TimeSpan.FromSeconds(5));
        _deadline.Body(1000);

        Passes(6.9, 0.1, "less than 500 octets a second"); // ten seconds of grace and two for the octets, less five
    }

    [Test]
    public void However_fast_it_comes_the_whole_has_its_limit()
    {
        _clock.Advance(TimeSpan.FromSeconds(12));
        _deadline.Body(0);
        _deadline.Body(10_000_000);

        Passes(17.9, 0.1, "not complete within 30 s");
    }

    [Test]
    public void A_body_behind_its_rate_ends_at_once()
    {
        _deadline.Body(0);
        _clock.Advance(TimeSpan.FromSeconds(9));
        _deadline.Body(1);
        _clock.Advance(TimeSpan.FromSeconds(2));

        Assert.That(() => _deadline.Body(2), Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public void The_caller_can_end_it_before()
    {
        using var caller = new CancellationTokenSource();
        using var deadline = new Deadline(new FetchingOptions(), TimeSpan.FromSeconds(30), _clock, caller.Token);

        caller.Cancel();

        Assert.That(deadline.Token.IsCancellationRequested, Is.True);
    }

    private void Passes(double still, double then, string reason)
    {
        _clock.Advance(TimeSpan.FromSeconds(still));
        Assert.That(_deadline.Token.IsCancellationRequested, Is.False);
        _clock.Advance(TimeSpan.FromSeconds(then));
        Assert.That(_deadline.Token.IsCancellationRequested, Is.True);
        Assert.That(_deadline.Passed, Does.Contain(reason));
    }
}
