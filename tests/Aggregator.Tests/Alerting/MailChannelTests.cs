namespace Aggregator.Alerting;

/// <summary>Alerts by mail to servers that behave and to such as do not.</summary>
public sealed class MailChannelTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 24, 3, 0, 0, TimeSpan.Zero);

    private static readonly AlertMessage Message = AlertMessage.Of(
        [new AlertNotice(NoticeKind.Began, "source:bbc-news/top", "bbc-news/top is failing", "500 – it’s broken\r\nBcc: everybody@example.com\r\n.\r\nMAIL FROM:<evil@example.com>", At, At)], "desk", new Uri("https://desk.example/admin"));

    private MailServer _server = null!;

    [SetUp]
    public void Listen() => _server = new MailServer();

    [TearDown]
    public async Task Close() => await _server.DisposeAsync();

    [Test]
    public async Task A_message_arrives_with_sender_receivers_subject_and_words()
    {
        Assert.That(await SendAsync(), Is.Null);

        var mail = _server.Messages.Single();
        Assert.That(_server.Commands, Does.Contain("RCPT TO:<ann@example.com>").And.Contain("RCPT TO:<ben@example.com>"));
        Assert.That(mail, Does.Contain("From: Aggregator <aggregator@example.com>").And.Contain("Subject: [aggregator desk] bbc-news/top is failing").And.Contain("Auto-Submitted: auto-generated"));
        Assert.That(_server.Commands, Does.Contain("QUIT"));
    }

    [Test]
    public async Task What_a_server_said_begins_no_header_no_line_and_no_command_of_its_own()
    {
        Assert.That(await SendAsync(), Is.Null);

        Assert.That(_server.Commands.Count(c => c.StartsWith("MAIL", StringComparison.Ordinal)), Is.EqualTo(1));
        Assert.That(_server.Messages.Single().Split('\n'), Has.None.StartsWith("Bcc:").And.None.EqualTo("."));
        Assert.That(Message.Text, Does.Contain("  Bcc: everybody@example.com  .  MAIL FROM").And.Not.Contain("\nBcc"));
    }

    [TestCase("connect", "554 no service here")]
    [TestCase("MAIL", "550 not from you")]
    [TestCase("RCPT", "550 no such user")]
    [TestCase("DATA", "451 later")]
    [TestCase(".", "552 too much")]
    [TestCase("connect", "")]
    [TestCase("EHLO", "")]
    [TestCase(".", "")]
    [TestCase("connect", "HTTP/1.1 200 OK")]
    public async Task A_server_that_refuses_hangs_up_or_talks_nonsense_is_told_of(string word, string says)
    {
        _server.Says[word] = says;
        Assert.That(await SendAsync(), Is.Not.Null.And.Not.Empty);
        Assert.That(_server.Messages, Is.Empty);
    }

    [TestCase("connect")]
    [TestCase("EHLO")]
    [TestCase(".")]
    public async Task A_server_that_never_answers_costs_a_bounded_time(string word)
    {
        _server.Says[word] = null;
        Assert.That(await SendAsync(limit: TimeSpan.FromMilliseconds(300)), Does.Contain("within"));
    }

    [Test]
    public async Task A_server_that_took_the_message_and_then_hangs_up_has_it()
    {
        _server.Says["QUIT"] = "";
        Assert.That(await SendAsync(), Is.Null);
        Assert.That(_server.Messages, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Without_TLS_no_password_goes_out_and_nothing_else_does()
    {
        var problem = await SendAsync(new AlertingOptions { SmtpSecurity = MailSecurity.StartTls, SmtpUser = "ann", SmtpPassword = "s3cret" });

        Assert.That(problem, Does.Contain("STARTTLS"));
        Assert.That(_server.Commands, Has.None.StartsWith("AUTH").And.None.StartsWith("MAIL"));
    }

    [Test]
    public async Task Where_nothing_listens_that_is_told()
    {
        var port = _server.Port;
        await _server.DisposeAsync();
        _server = new MailServer();
        Assert.That(await SendAsync(new AlertingOptions { SmtpSecurity = MailSecurity.None }, port: port), Is.Not.Null);
    }

    [Test]
    public async Task Cancelling_ends_it_at_once()
    {
        _server.Says["EHLO"] = null;
        using var cancel = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
        await Assert.CatchAsync<OperationCanceledException>(() => Channel(new AlertingOptions { SmtpSecurity = MailSecurity.None }, TimeSpan.FromSeconds(30), _server.Port).SendAsync(Message, cancel.Token));
    }

    private Task<string?> SendAsync(AlertingOptions? options = null, TimeSpan? limit = null, int? port = null) =>
        Channel(options ?? new AlertingOptions { SmtpSecurity = MailSecurity.None }, limit ?? TimeSpan.FromSeconds(20), port ?? _server.Port).SendAsync(Message, default);

    private static MailChannel Channel(AlertingOptions options, TimeSpan limit, int port)
    {
        (options.SmtpHost, options.SmtpPort, options.From, options.To) = ("127.0.0.1", port, "aggregator@example.com", ["ann@example.com", "ben@example.com"]);
        return new MailChannel(options, limit, TimeProvider.System);
    }
}
