namespace Aggregator.Operating;

/// <summary>By which names the operators' port is asked, and how a watchdog's wish is read.</summary>
public sealed class OperatorPortNameTests
{
    [TestCase("http://127.0.0.1:9464", "127.0.0.1", true)]
    [TestCase("http://127.0.0.1:9464", "localhost", true)]
    [TestCase("http://localhost:9464", "LOCALHOST", true)]
    [TestCase("http://[::1]:9464", "[::1]", true)]
    [TestCase("http://127.0.0.1:9464", "evil.example", false)]
    [TestCase("http://127.0.0.1:9464", "127.0.0.1.evil.example", false)]
    [TestCase("http://127.0.0.1:9464", "192.168.0.7", false)]
    [TestCase("http://127.0.0.1:9464", "", false)]
    [TestCase("http://0.0.0.0:9464", "aggregator", true)]
    [TestCase("http://10.0.0.5:9464", "metrics.inside.example", true)]
    public void A_port_of_this_machine_alone_answers_to_its_own_names(string url, string host, bool accepted) => Assert.That(new OperatorPort(url).Accepts(host), Is.EqualTo(accepted));

    [TestCase("120000000", null, 60)]
    [TestCase("120000000", "77", 60)]
    [TestCase("120000000", "78", null)]
    [TestCase("0", null, null)]
    [TestCase("soon", null, null)]
    [TestCase(null, null, null)]
    public void A_watchdog_is_answered_twice_in_its_time_and_only_for_the_process_that_it_means(string? microseconds, string? process, int? seconds) =>
        Assert.That(Watchdog.Interval(microseconds, process, 77), Is.EqualTo(seconds is { } s ? TimeSpan.FromSeconds(s) : (TimeSpan?)null));
}
