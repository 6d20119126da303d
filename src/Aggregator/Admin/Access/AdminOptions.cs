using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Net;
using Microsoft.Extensions.Options;

namespace Aggregator.Admin.Access;

/// <summary>Who gets to the console, and how. Section <c>Admin</c> of appsettings.json.</summary>
public sealed class AdminOptions
{
    public const string Section = "Admin";

    /// <summary>Names by which the console is asked for besides the loopback ones (localhost, 127.0.0.1, [::1]), without a port. Default none.</summary>
    [HostName, Description("a host name or address without scheme and port, such as news.example")]
    public string[] Hosts { get; set; } = [];

    /// <summary>Proxies whose word about client and scheme (X-Forwarded-For, X-Forwarded-Proto) is taken: addresses, or networks in CIDR notation. Default none.</summary>
    [ProxyAddress, Description("an address such as 127.0.0.1, or a network in CIDR notation")]
    public string[] KnownProxies { get; set; } = [];

    /// <summary>Whether passwords may cross a network without TLS. Under the loopback names they always may. Default false.</summary>
    public bool AllowPlainHttp { get; set; }

    /// <summary>Minutes without a request after which a session ends. Default 120.</summary>
    [Range(5, 10_080)]
    public int SessionIdleMinutes { get; set; } = 120;

    /// <summary>Hours after which a session ends however busy it is. Default 12.</summary>
    [Range(1, 720)]
    public int SessionHours { get; set; } = 12;

    /// <summary>Minutes for which the set-up link of a start can be used. Default 60.</summary>
    [Range(1, 1440)]
    public int SetUpMinutes { get; set; } = 60;

    /// <summary>Failed sign-ins in a row, under one name or from one address, before the pauses begin. Default 5.</summary>
    [Range(1, 100)]
    public int FreeFailures { get; set; } = 5;

    /// <summary>Minutes that a pause after failed sign-ins lasts at most; the first is 30 seconds, each next one twice the one before. Default 60.</summary>
    [Range(1, 1440)]
    public int LongestPauseMinutes { get; set; } = 60;
}

/// <summary>A host without scheme, port and path.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class HostNameAttribute : ValidationAttribute
{
    public override bool IsValid(object? value) => value switch
    {
        null => true,
        string host => Uri.CheckHostName(host.Trim('[', ']')) is not UriHostNameType.Unknown,
        string[] hosts => hosts.All(IsValid),
        _ => false,
    };
}

/// <summary>An address or a network.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ProxyAddressAttribute : ValidationAttribute
{
    public override bool IsValid(object? value) => value switch
    {
        null => true,
        string address => IPAddress.TryParse(address, out _) || IPNetwork.TryParse(address, out _),
        string[] addresses => addresses.All(IsValid),
        _ => false,
    };
}

[OptionsValidator]
internal sealed partial class AdminOptionsValidator : IValidateOptions<AdminOptions>;
