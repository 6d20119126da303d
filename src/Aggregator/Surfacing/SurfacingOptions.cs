using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Aggregator.Surfacing;

/// <summary>How articles are handed out. Section <c>Surfacing</c> of appsettings.json.</summary>
public sealed class SurfacingOptions
{
    public const string Section = "Surfacing";

    /// <summary>Where readers find the portal, for canonical and shared links: <c>https://news.example/</c>. Default: the host of each request.</summary>
    [Url]
    public string? PublicUrl { get; set; }

    /// <summary>Stories on a page of the portal. Default 30.</summary>
    [Range(1, 200)]
    public int PageSize { get; set; } = 30;

    /// <summary>Articles in a list of the API that does not ask for a number. Default 50.</summary>
    [Range(1, 200)]
    public int ListSize { get; set; } = 50;

    /// <summary>Headlines in the portal's ticker. Default 12.</summary>
    [Range(1, 50)]
    public int TickerSize { get; set; } = 12;

    /// <summary>Minutes after publication that an article counts as breaking. Default 120.</summary>
    [Range(1, 1440)]
    public int BreakingMinutes { get; set; } = 120;

    /// <summary>Minutes without a single successful poll after which the content is called stale. Default 60.</summary>
    [Range(1, 10_080)]
    public int StaleAfterMinutes { get; set; } = 60;

    /// <summary>Memory for answers that are kept ready, in MiB. Default 16.</summary>
    [Range(1, 1024)]
    public int ReadyAnswersMiB { get; set; } = 16;
}

[OptionsValidator]
internal sealed partial class SurfacingOptionsValidator : IValidateOptions<SurfacingOptions>;
