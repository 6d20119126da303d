using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace Aggregator.Alerting;

/// <summary>Alerts by e-mail. A server that is slow, refuses or talks nonsense costs a bounded time and is told of; the password goes out over TLS only.</summary>
internal sealed class MailChannel(AlertingOptions options, TimeSpan limit, TimeProvider clock) : IAlertChannel
{
    public string Name => $"mail by {options.SmtpHost}";

    public async Task<string?> SendAsync(AlertMessage message, CancellationToken cancellation)
    {
        using var time = new CancellationTokenSource(limit, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellation, time.Token);
        try
        {
            using var client = new SmtpClient { CheckCertificateRevocation = false };
            await client.ConnectAsync(options.SmtpHost, options.SmtpPort, Security, both.Token);
            if (options.SmtpUser is { } user)
                await client.AuthenticateAsync(user, options.SmtpPassword ?? "", both.Token);
            using var mail = Compose(message);
            await client.SendAsync(mail, both.Token);
            // The server has it: whether it says goodbye properly does not matter.
            await LeaveAsync(client, both.Token);
            return null;
        }
        catch (Exception e) when (e is CommandException or ProtocolException or MailKit.Security.AuthenticationException or SslHandshakeException or SocketException or IOException or NotSupportedException or ServiceNotAuthenticatedException or TimeoutException or OperationCanceledException)
        {
            cancellation.ThrowIfCancellationRequested();
            return time.IsCancellationRequested || e is OperationCanceledException or TimeoutException ? $"it did not take the message within {limit.TotalSeconds:0} s" : e.Message;
        }
    }

    private SecureSocketOptions Security => options.SmtpSecurity switch
    {
        MailSecurity.Tls => SecureSocketOptions.SslOnConnect,
        MailSecurity.None => SecureSocketOptions.None,
        _ => SecureSocketOptions.StartTls, // not "when available": whoever stands between could say that it is not
    };

    private MimeMessage Compose(AlertMessage message)
    {
        var mail = new MimeMessage { Subject = message.Subject, Date = clock.GetUtcNow(), Body = new TextPart("plain") { Text = message.Text } };
        mail.From.Add(new MailboxAddress("Aggregator", options.From));
        foreach (var to in options.To)
            mail.To.Add(new MailboxAddress(null, to));
        // RFC 3834 §5: no holiday notices in answer, please.
        mail.Headers.Add("Auto-Submitted", "auto-generated");
        return mail;
    }

    private static async Task LeaveAsync(SmtpClient client, CancellationToken cancellation)
    {
        try
        {
            await client.DisconnectAsync(true, cancellation);
        }
        catch (Exception e) when (e is CommandException or ProtocolException or SocketException or IOException or OperationCanceledException)
        {
            client.Dispose();
        }
    }
}
