using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Aggregator.Surfacing.Api;

/// <summary>Who may ask the API without a key.</summary>
public enum AnonymousRead
{
    /// <summary>What connects from this machine.</summary>
    Local,
    Everyone,
    Nobody,
}

/// <summary>Who may ask the API, how often, and how long answers may be kept. Section <c>Api</c> of appsettings.json.</summary>
public sealed class ApiOptions
{
    public const string Section = "Api";

    /// <summary>Who may ask without a key: Local, Everyone or Nobody. Default Local.</summary>
    public AnonymousRead AnonymousRead { get; set; } = AnonymousRead.Local;

    /// <summary>Keys, each as <c>name sha256-of-the-key [requests a minute] [off]</c>; <c>aggregator key</c> makes one. Default none.</summary>
    [ApiKeyLine, Description("a name, the SHA-256 of the key in 64 hexadecimal digits, and if wanted the requests a minute and the word off, with spaces between")]
    public string[] Keys { get; set; } = [];

    /// <summary>Requests a minute for a key that says nothing else. Default 600.</summary>
    [Range(1, 1_000_000)]
    public int KeyRequestsPerMinute { get; set; } = 600;

    /// <summary>Web origins whose pages may read the API, such as https://portal.example; * for all. Default none.</summary>
    [Origin, Description("an origin such as https://portal.example, or *")]
    public string[] AllowedOrigins { get; set; } = [];

    /// <summary>Seconds for which an answer may be used without asking. Default 1.</summary>
    [Range(0, 3600)]
    public int MaxAgeSeconds { get; set; } = 1;

    /// <summary>Seconds after that for which a cache may use it while it asks. Default 5.</summary>
    [Range(0, 3600)]
    public int StaleWhileRevalidateSeconds { get; set; } = 5;
}

/// <summary>A line of <see cref="ApiOptions.Keys"/>.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ApiKeyLineAttribute : ValidationAttribute
{
    public override bool IsValid(object? value) => value switch
    {
        null => true,
        string line => ApiKey.Parse(line, 1) is not null,
        string[] lines => lines.All(l => ApiKey.Parse(l, 1) is not null),
        _ => false,
    };
}

/// <summary>An origin: scheme, host and port, and nothing after them.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class OriginAttribute : ValidationAttribute
{
    public override bool IsValid(object? value) => value switch
    {
        null => true,
        string origin => IsOrigin(origin),
        string[] origins => origins.All(IsOrigin),
        _ => false,
    };

    private static bool IsOrigin(string text) =>
        text == "*" || (Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && address.GetLeftPart(UriPartial.Authority).Equals(text, StringComparison.OrdinalIgnoreCase));
}

[OptionsValidator]
internal sealed partial class ApiOptionsValidator : IValidateOptions<ApiOptions>;
