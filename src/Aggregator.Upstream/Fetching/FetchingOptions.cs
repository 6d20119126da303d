using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Aggregator.Fetching;

/// <summary>How the fetcher treats every outlet. Section <c>Fetching</c> of appsettings.json.</summary>
public sealed class FetchingOptions
{
    public const string Section = "Fetching";

    /// <summary>The product token that robots.txt groups name.</summary>
    public const string Product = "Aggregator";

    /// <summary>Product and version, sent with every request; the part before the slash is the name that robots.txt is read for. Default "Aggregator/0.1".</summary>
    [StringLength(100, MinimumLength = 3)]
    [RegularExpression("[A-Za-z_-]+/[0-9A-Za-z.+_-]+"), Description("a product token and a version, such as Aggregator/0.1")]
    public string UserAgent { get; set; } = Product + "/0.1";

    /// <summary>Where a publisher finds out who polls them and how to complain; sent in the User-Agent. Empty: none is sent, which a publisher may take amiss. Default empty.</summary>
    [StringLength(200), RegularExpression("(https?://[!-'*-~]+|mailto:[!-'*-~]+)?"), Description("an http, https or mailto address, or empty")]
    public string ContactUrl { get; set; } = "";

    /// <summary>The mailbox of whoever answers for the requests; sent as From (RFC 9110 §10.1.2). Empty: none is sent. Default empty.</summary>
    [StringLength(200), RegularExpression("([!#-'*+/-9=?A-Z^-~.-]+@[0-9A-Za-z.-]+)?"), Description("a mail address, or empty")]
    public string ContactEmail { get; set; } = "";

    /// <summary>An HTTP proxy through which everything is fetched, such as http://proxy.example:3128; a source may name its own. Default empty: none.</summary>
    [StringLength(300), Proxy, Description("a proxy's address, such as http://proxy.example:3128, or empty")]
    public string Proxy { get; set; } = "";

    /// <summary>Sent with every request. Default "en-GB, en;q=0.9, cy;q=0.6, *;q=0.3".</summary>
    [StringLength(100, MinimumLength = 1), RegularExpression("[ -~]+")]
    public string AcceptLanguage { get; set; } = "en-GB, en;q=0.9, cy;q=0.6, *;q=0.3";

    /// <summary>Seconds for one request from connecting to the last octet. Default 30.</summary>
    [Range(1, 300)] public int TimeoutSeconds { get; set; } = 30;

    /// <summary>Seconds until a connection stands, name look-up included. Default 10.</summary>
    [Range(1, 120)] public int ConnectTimeoutSeconds { get; set; } = 10;

    /// <summary>Seconds until the answer's headers are there. Default 20.</summary>
    [Range(1, 300)] public int HeaderTimeoutSeconds { get; set; } = 20;

    /// <summary>Octets a second that a body has to bring, averaged, after ten seconds of grace. Default 512.</summary>
    [Range(0, 1_000_000)] public int MinimumBytesPerSecond { get; set; } = 512;

    /// <summary>Megabytes that a feed, a sitemap or a listing may have, packed or unpacked. Default 10.</summary>
    [Range(1, 100)] public int MaxFeedMegabytes { get; set; } = 10;

    /// <summary>Megabytes that a page may have, packed or unpacked. Default 5.</summary>
    [Range(1, 100)] public int MaxPageMegabytes { get; set; } = 5;

    /// <summary>Megabytes that a picture may have. Default 10.</summary>
    [Range(1, 100)] public int MaxImageMegabytes { get; set; } = 10;

    /// <summary>Kilobytes that an answer's headers may have. Default 64.</summary>
    [Range(4, 1024)] public int MaxHeaderKilobytes { get; set; } = 64;

    /// <summary>Redirects that are followed. Default 8; robots.txt follows five (RFC 9309 §2.3.1.2).</summary>
    [Range(0, 20)] public int MaxRedirects { get; set; } = 8;

    /// <summary>Requests in flight to one host. Default 2.</summary>
    [Range(1, 100)] public int HostInFlight { get; set; } = 2;

    /// <summary>Milliseconds between the starts of two requests to one host; a crawl-delay raises it. Default 1000.</summary>
    [Range(0, 600_000)] public int HostSpacingMilliseconds { get; set; } = 1000;

    /// <summary>The most that a crawl-delay can ask for, in seconds. Default 30.</summary>
    [Range(0, 600)] public int MaxCrawlDelaySeconds { get; set; } = 30;

    /// <summary>The longest time, in minutes, for which a Retry-After closes a host to the outlet that got it. Default 1440: a day.</summary>
    [Range(0, 1440)] public int MaxHostPauseMinutes { get; set; } = 1440;

    /// <summary>Seconds for which a request waits for a paused host; a longer pause is answered at once. Default 5.</summary>
    [Range(0, 60)] public int PausePatienceSeconds { get; set; } = 5;

    /// <summary>Internal networks that may be reached, in CIDR notation, on any port. Default none.</summary>
    [Cidr, Description("networks in CIDR notation, such as 10.0.0.0/8")] public string[] AllowedNetworks { get; set; } = [];

    /// <summary>Ports that may be asked on the internet. Default (empty) 80, 443, 8080 and 8443.</summary>
    [Range(1, 65535)] public int[] AllowedPorts { get; set; } = [];

    /// <summary>Whether robots.txt governs feeds too, which publishers offer for reading; pages and listings it always governs. Default true.</summary>
    public bool ObeyRobotsForFeeds { get; set; } = true;

    /// <summary>Hours for which a robots.txt is kept where it does not say (RFC 9309 §2.4: not more than 24). Default 12.</summary>
    [Range(1, 24)] public int RobotsCacheHours { get; set; } = 12;

    /// <summary>Hosts whose robots.txt is kept. Default 20000.</summary>
    [Range(16, 1_000_000)] public int RobotsCacheHosts { get; set; } = 20_000;

    /// <summary>Whether a site whose pages are read is asked once a day for its reservations of text and data mining (/.well-known/tdmrep.json). Default true.</summary>
    public bool ReadTdmFiles { get; set; } = true;

    /// <summary>The name that robots.txt groups and robots directives are read for.</summary>
    internal string AgentToken => UserAgent.Split('/')[0];

    /// <summary>Octets that an answer may have, packed or unpacked; one more than is read of a robots.txt, so that the cut shows.</summary>
    internal int MostBytes(FetchPurpose purpose) => purpose switch
    {
        FetchPurpose.Robots => RobotsTxt.MaxBytes + 1,
        FetchPurpose.TdmFile => RobotsTxt.MaxBytes,
        FetchPurpose.Page => MaxPageMegabytes * 1_000_000,
        FetchPurpose.Image => MaxImageMegabytes * 1_000_000,
        _ => MaxFeedMegabytes * 1_000_000,
    };
}
