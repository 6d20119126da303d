using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Aggregator.Alerting;

/// <summary>How the connection to the mail server is protected.</summary>
public enum MailSecurity
{
    /// <summary>STARTTLS, without which nothing is sent.</summary>
    StartTls,

    /// <summary>TLS from the first byte.</summary>
    Tls,

    /// <summary>None: for a mail server on this machine.</summary>
    None,
}

/// <summary>Who is told when the intake or a source is in trouble, and when it counts as trouble. Section <c>Alerting</c> of appsettings.json; off until there is somebody to tell.</summary>
public sealed class AlertingOptions
{
    public const string Section = "Alerting";

    /// <summary>The mail server; empty for no mail. Default empty.</summary>
    [StringLength(255)] public string SmtpHost { get; set; } = "";

    /// <summary>Its port. Default 587.</summary>
    [Range(1, 65_535)] public int SmtpPort { get; set; } = 587;

    /// <summary>How the connection is protected. Default StartTls.</summary>
    public MailSecurity SmtpSecurity { get; set; } = MailSecurity.StartTls;

    /// <summary>Null for a server that asks for none. Default null.</summary>
    public string? SmtpUser { get; set; }

    /// <summary>Best read from a file: <c>AGGREGATOR_Alerting__SmtpPassword_FILE</c>. Default null.</summary>
    public string? SmtpPassword { get; set; }

    /// <summary>The sender's address. Default empty.</summary>
    [RegularExpression(@"^$|^[^\s@<>]+@[^\s@<>]+$")]
    [Description("a mail address, or empty")]
    public string From { get; set; } = "";

    /// <summary>Whom to send mail to. Default none.</summary>
    [RegularExpression(@"^[^\s@<>]+@[^\s@<>]+$")]
    [Description("a mail address")]
    public string[] To { get; set; } = [];

    /// <summary>Where alerts are posted as JSON with a <c>text</c> for people, as chat programs take it; null for nowhere. Addresses of inner networks need Fetching:AllowedNetworks. Default null.</summary>
    public Uri? WebhookUrl { get; set; }

    /// <summary>Sent as a bearer token with each post; best read from a file. Default null.</summary>
    public string? WebhookToken { get; set; }

    /// <summary>Where the admin console is, for links in messages; null for none. Default null.</summary>
    public Uri? ConsoleUrl { get; set; }

    /// <summary>Minutes that a trouble has to last before anybody is told. Default 5.</summary>
    [Range(0, 1_440)] public double ConfirmMinutes { get; set; } = 5;

    /// <summary>The same for a single source. Default 60.</summary>
    [Range(0, 10_080)] public double SourceConfirmMinutes { get; set; } = 60;

    /// <summary>Minutes that all has to be well again before that is told. Default 10.</summary>
    [Range(0, 1_440)] public double RecoverMinutes { get; set; } = 10;

    /// <summary>Seconds for which news of trouble is gathered into one message. Default 60.</summary>
    [Range(0, 3_600)] public double GatherSeconds { get; set; } = 60;

    /// <summary>Messages an hour at most, to each way; what comes above waits for the next. Default 6.</summary>
    [Range(1, 60)] public int MessagesPerHour { get; set; } = 6;

    /// <summary>Whether single sources are told of, or the whole intake alone. Default true.</summary>
    public bool Sources { get; set; } = true;

    /// <summary>Minutes without a new entry from any source; 0 for never. Default 120.</summary>
    [Range(0, 10_080)] public double SilentMinutes { get; set; } = 120;

    /// <summary>Share of the polled sources in trouble; 0 for never. Default 0.3.</summary>
    [Range(0, 1)] public double FailingShare { get; set; } = 0.3;

    /// <summary>Webhook deliveries that were given up; 0 for never. Default 1.</summary>
    [Range(0, 1_000_000)] public int DeadLetters { get; set; } = 1;

    /// <summary>Megabytes that are left where the database is; 0 for never. Default 1024.</summary>
    [Range(0, 10_000_000)] public int FreeMegabytes { get; set; } = 1024;

    /// <summary>Whether there is anybody to tell.</summary>
    internal bool IsOn => SmtpHost.Length > 0 || WebhookUrl is not null;

    /// <summary>What is wrong across settings; null when nothing is.</summary>
    internal string? Complaint() => this switch
    {
        { SmtpHost.Length: > 0, From.Length: 0 } => $"{Section}:{nameof(From)}: is missing; it has to be the sender's mail address",
        { SmtpHost.Length: > 0, To.Length: 0 } => $"{Section}:{nameof(To)}: is empty; name at least one mail address",
        { SmtpUser: not null, SmtpPassword: null } => $"{Section}:{nameof(SmtpPassword)}: is missing; the user alone proves nothing",
        { SmtpUser: not null, SmtpSecurity: MailSecurity.None } => $"{Section}:{nameof(SmtpSecurity)}: a password is not sent over an open connection; set StartTls or Tls",
        { WebhookUrl.Scheme: not ("http" or "https") } => $"{Section}:{nameof(WebhookUrl)}: has to be http or https",
        _ => null,
    };
}
