using System.Diagnostics;
using System.Net;
using System.Text.Json;
using Aggregator.Admin;

namespace Aggregator.SystemTests.Starting;

/// <summary><c>aggregator admin</c>: accounts from the machine, without a daemon and beside one.</summary>
public sealed class AdminCommandTests
{
    private const string Password = "two badgers and a kettle";
    private const string Another = "four hedgehogs in a hat";

    private TemporaryDirectory _directory = null!;

    [SetUp]
    public void Prepare() => _directory = new TemporaryDirectory();

    [TearDown]
    public void Clear() => _directory.Dispose();

    [Test]
    public async Task An_account_is_made_before_the_first_start_and_then_there_is_no_link()
    {
        Assert.That((await RunAsync(Password, "create", "ann")).ExitCode, Is.Zero);
        var (daemon, address) = await StartAsync();
        await using var ending = daemon;
        Assert.That(daemon.Output, Does.Not.Contain("set-up"));
        using var browser = new ConsoleBrowser(address);
        using var answer = await browser.SignInAsync("ann", Password);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
    }

    [Test]
    public async Task Beside_a_running_daemon_accounts_are_made_listed_and_reset_and_it_counts_at_once()
    {
        var (daemon, address) = await StartAsync();
        await using var ending = daemon;
        using var browser = new ConsoleBrowser(address);
        Assert.That((await RunAsync(Password, "create", "ann")).ExitCode, Is.Zero);
        using (var entered = await browser.SignInAsync("ann", Password))
            Assert.That(entered.StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
        Assert.That((await RunAsync(Password, "create", "vic", "--role", "viewer")).ExitCode, Is.Zero);
        Assert.That((await RunAsync(Another, "reset", "ann")).ExitCode, Is.Zero);
        using var thrown = await browser.GetAsync("/admin");
        Assert.That(thrown.StatusCode, Is.EqualTo(HttpStatusCode.SeeOther), "the session has ended");
        using var again = await browser.SignInAsync("ann", Another);
        Assert.That(again.StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
        Assert.That(await browser.TextAsync("/admin/audit?action=account.reset"), Does.Contain("account:ann").And.Contain("cli"));

        var (exitCode, output, _) = await RunAsync("", "list", "--json");
        using var list = JsonDocument.Parse(output);
        Assert.That(exitCode, Is.Zero);
        Assert.That(list.RootElement.GetProperty("accounts").EnumerateArray().Select(a => $"{a.GetProperty("name")} {a.GetProperty("role")}"), Is.EqualTo(new[] { "ann admin", "vic viewer" }));
        Assert.That(output, Does.Not.Contain("assword\": \"A"));
    }

    [TestCase("create", "ann", "short", 1, "12 characters")]
    [TestCase("create", "a", "two badgers and a kettle", 2, "The name has to be")]
    [TestCase("reset", "nobody", "two badgers and a kettle", 1, "no such account")]
    public async Task What_cannot_be_done_is_said(string verb, string name, string password, int exitCode, string says)
    {
        var answer = await RunAsync(password, verb, name);
        Assert.That((answer.ExitCode, answer.Errors), Is.EqualTo((exitCode, answer.Errors)));
        Assert.That(answer.Errors, Does.Contain(says).And.Not.Contain("   at "));
    }

    [Test]
    public async Task A_name_is_given_once()
    {
        Assert.That((await RunAsync(Password, "create", "ann")).ExitCode, Is.Zero);
        var again = await RunAsync(Password, "create", "Ann");
        Assert.That((again.ExitCode, again.Errors.Trim()), Is.EqualTo((1, "aggregator: There is an account of this name already.")));
    }

    private Task<(DaemonProcess Daemon, Uri Portal)> StartAsync() => DaemonProcess.StartAsync(
        "run", "--urls", "http://127.0.0.1:0", "--data", _directory.Data, "--config", _directory.Configure(new
        {
            Sources = new { IncludeShipped = false, Outlets = new Dictionary<string, object> { ["none"] = new { Name = "None", HomePage = "https://none.example/", Sources = new { news = new { Address = "https://none.example/feed", Enabled = false } } } } },
        }));

    private async Task<(int ExitCode, string Output, string Errors)> RunAsync(string input, params string[] arguments)
    {
        using var process = new Process
        {
            StartInfo = new ProcessStartInfo(Built.Executable, ["admin", .. arguments, "--data", _directory.Data]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true },
        };
        process.Start();
        await process.StandardInput.WriteLineAsync(input);
        process.StandardInput.Close();
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await errors);
    }
}
