using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Aggregator.Operating;

/// <summary>How operators look into the daemon. Section <c>Operating</c> of appsettings.json.</summary>
public sealed class OperatingOptions
{
    public const string Section = "Operating";

    /// <summary>Where metrics (<c>/metrics</c>) and log levels (<c>/log-levels</c>) are served, apart from portal and API; loopback by default, empty for nowhere. Default http://127.0.0.1:9464.</summary>
    [RegularExpression("^$|^https?://[^/@?#]+/?$")]
    [Description("an address such as http://127.0.0.1:9464, or empty")]
    public string OperatorUrl { get; set; } = "http://127.0.0.1:9464";

    /// <summary>Where traces and metrics are sent by OTLP, such as http://127.0.0.1:4317; null for nowhere. Default null.</summary>
    public Uri? OtlpEndpoint { get; set; }

    /// <summary>Share of polls that are traced when <see cref="OtlpEndpoint"/> is set. Default 1.</summary>
    [Range(0, 1)] public double TraceShare { get; set; } = 1;
}
