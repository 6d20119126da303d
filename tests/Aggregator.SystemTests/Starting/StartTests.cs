using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Aggregator.SystemTests.Starting;

/// <summary>How the daemon starts, refuses to start, and stops.</summary>
public sealed class StartTests
{
    private TemporaryDirectory _directory = null!;

    [SetUp]
    public void Prepare() => _directory = new TemporaryDirectory();

    [TearDown]
    public void Clear() => _directory.Dispose();

    [Test]
    public async Task The_start_says_where_portal_console_and_API_are_and_each_answers()
    {
        var (daemon, address) = await DaemonProcess.StartAsync(Arguments(Quiet));
        await using var ending = daemon;
        using var portal = new Portal(address);
        Assert.Multiple(async () =>
        {
            Assert.That(daemon.Output, Does.Contain("admin console").And.Contain("first account").And.Contain("/api/v1/articles"));
            Assert.That(await portal.StatusAsync("/"), Is.EqualTo(200));
            Assert.That(await portal.StatusAsync("/admin"), Is.EqualTo(403), "until there is an account");
            Assert.That(await portal.StatusAsync(FirstAccount.LinkIn(daemon.Output).PathAndQuery), Is.EqualTo(200));
            Assert.That(await portal.StatusAsync("/api/v1/articles"), Is.EqualTo(200));
            Assert.That(await portal.StatusAsync("/healthz"), Is.EqualTo(200));
        });
        await Waiting.UntilAsync(async () => await portal.StatusAsync("/readyz") == 200, TimeSpan.FromSeconds(20), () => daemon.Output);
    }

    [Test]
    public async Task A_second_daemon_on_the_same_data_is_refused_and_the_first_goes_on()
    {
        var (first, address) = await DaemonProcess.StartAsync(Arguments(Quiet));
        await using var ending = first;
        var (exitCode, output) = await DaemonProcess.RunAsync(Arguments(Quiet));
        using var portal = new Portal(address);
        Assert.Multiple(async () =>
        {
            Assert.That(exitCode, Is.EqualTo(3), output);
            Assert.That(output, Does.Contain(_directory.Data));
            Assert.That(output, Does.Not.Contain("   at "), "a stack trace");
            Assert.That(await portal.StatusAsync("/api/v1/articles"), Is.EqualTo(200));
        });
    }

    [Test]
    public async Task Wrong_settings_are_all_named_with_their_paths_and_the_exit_code_is_2()
    {
        var (exitCode, output) = await DaemonProcess.RunAsync(Arguments(new
        {
            Fetching = new { TimeoutSeconds = "soon" },
            Scheduling = new { OutletsInHand = 0 },
            Sources = new { Outlets = new Dictionary<string, object> { ["bbc-news"] = new { HomePage = "not an address" } } },
        }));
        Assert.Multiple(() =>
        {
            Assert.That(exitCode, Is.EqualTo(2), output);
            Assert.That(output, Does.Contain("Fetching:TimeoutSeconds"));
            Assert.That(output, Does.Contain("Scheduling:OutletsInHand"));
            Assert.That(output, Does.Contain("Sources:Outlets:bbc-news:HomePage"));
            Assert.That(output, Does.Not.Contain("   at "), "a stack trace");
        });
    }

    [Test]
    public async Task A_taken_port_is_named_and_the_exit_code_is_4()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var url = $"http://127.0.0.1:{((IPEndPoint)taken.LocalEndpoint).Port}";
        var (exitCode, output) = await DaemonProcess.RunAsync("run", "--urls", url, "--data", _directory.Data, "--config", _directory.Configure(Quiet));
        Assert.Multiple(() =>
        {
            Assert.That(exitCode, Is.EqualTo(4), output);
            Assert.That(output, Does.Contain(url).And.Not.Contain("crit:"), "what had started stops without a complaint of its own");
        });
    }

    [Test]
    public async Task A_data_directory_that_cannot_be_is_named_and_the_exit_code_is_3()
    {
        var file = Path.Combine(_directory.Path, "file");
        await File.WriteAllTextAsync(file, "in the way");
        var (exitCode, output) = await DaemonProcess.RunAsync("run", "--urls", "http://127.0.0.1:0", "--data", Path.Combine(file, "data"), "--config", _directory.Configure(Quiet));
        Assert.Multiple(() =>
        {
            Assert.That(exitCode, Is.EqualTo(3), output);
            Assert.That(output, Does.Contain(file));
        });
    }

    [Test]
    public async Task A_file_that_is_no_database_is_named_and_left_as_it_is()
    {
        Directory.CreateDirectory(_directory.Data);
        var content = new string('x', 10_000);
        await File.WriteAllTextAsync(_directory.Database, content);
        var (exitCode, output) = await DaemonProcess.RunAsync(Arguments(Quiet));
        Assert.Multiple(async () =>
        {
            Assert.That(exitCode, Is.EqualTo(3), output);
            Assert.That(output, Does.Contain(_directory.Database));
            Assert.That(await File.ReadAllTextAsync(_directory.Database), Is.EqualTo(content));
        });
    }

    [Test]
    public async Task SIGTERM_ends_it_in_seconds_with_exit_code_0_though_outlets_hang()
    {
        await using var hanging = await HangingOutlet.StartAsync();
        var (daemon, _) = await DaemonProcess.StartAsync(Arguments(hanging.Settings()));
        await using var ending = daemon;
        await Waiting.UntilAsync(() => Task.FromResult(hanging.Asked > 0), TimeSpan.FromSeconds(30), () => daemon.Output);
        var watch = Stopwatch.StartNew();
        Assert.That(await daemon.TerminateAsync(), Is.Zero, daemon.Output);
        Assert.That(watch.Elapsed, Is.LessThan(TimeSpan.FromSeconds(20)));
    }

    [Test]
    public async Task Unknown_words_on_the_command_line_are_refused_with_exit_code_2()
    {
        var (exitCode, output) = await DaemonProcess.RunAsync("runn");
        Assert.That(exitCode, Is.EqualTo(2), output);
    }

    // No outlet of it is ever asked: its only source is switched off.
    private static object Quiet { get; } = new
    {
        Sources = new { IncludeShipped = false, Outlets = new { quiet = new { Name = "Quiet", HomePage = "https://quiet.example/", Sources = new { news = new { Address = "https://quiet.example/feed", Enabled = false } } } } },
    };

    private string[] Arguments(object settings) => ["run", "--urls", "http://127.0.0.1:0", "--data", _directory.Data, "--config", _directory.Configure(settings)];
}
