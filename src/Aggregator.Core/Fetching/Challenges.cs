using System.Text;

namespace Aggregator.Fetching;

/// <summary>Recognises the pages with which bot defences answer in place of the outlet.</summary>
public static class Challenges
{
    /// <summary>As much of a body as is looked at: the marks stand at the top.</summary>
    public const int Depth = 16 * 1024;

    // Marks that stand in challenge pages only; a page about such a service does not load its challenge script.
    private static readonly (string Mark, string Whose)[] InBody =
    [
        ("/cdn-cgi/challenge-platform/", "Cloudflare"),
        ("_cf_chl_opt", "Cloudflare"),
        ("cf-browser-verification", "Cloudflare"),
        ("<title>Just a moment...</title>", "Cloudflare"),
        ("<title>Attention Required! | Cloudflare</title>", "Cloudflare"),
        ("_Incapsula_Resource", "Imperva"),
        ("captcha-delivery.com", "DataDome"),
        ("px-captcha", "HUMAN"),
        ("window._pxAppId", "HUMAN"),
        ("awsWafCookieDomainList", "AWS WAF"),
        ("/.well-known/sgcaptcha/", "SiteGround"),
        ("sucuri.net/privacy-policy", "Sucuri"),
        ("ddos-guard.net", "DDoS-Guard"),
        ("/_sec/cp_challenge/", "Akamai"),
        ("errors.edgesuite.net", "Akamai"),
        ("window.KPSDK", "Kasada"),
        ("anubis_challenge", "Anubis"),
    ];

    private const int MostOfAPage = 48 * 1024;

    // Many sites carry their defence's scripts on every page; these stand only where there is no page.
    private static readonly (byte[] Mark, string Whose)[] InShortPage =
    [
        ("_cf_chl_opt"u8.ToArray(), "Cloudflare"),
        ("<title>Just a moment...</title>"u8.ToArray(), "Cloudflare"),
        ("captcha-delivery.com"u8.ToArray(), "DataDome"),
        ("px-captcha"u8.ToArray(), "HUMAN"),
        ("/.well-known/sgcaptcha/"u8.ToArray(), "SiteGround"),
        ("/_sec/cp_challenge/"u8.ToArray(), "Akamai"),
        ("id=\"anubis_challenge\""u8.ToArray(), "Anubis"),
    ];

    /// <summary>A header that only a challenge carries; null where there is none.</summary>
    public static string? InHeader(string name, string value) => name.ToLowerInvariant() switch
    {
        "cf-mitigated" when value.Contains("challenge", StringComparison.OrdinalIgnoreCase) => "Cloudflare",
        "x-amzn-waf-action" => "AWS WAF",
        "x-datadome" => "DataDome",
        _ => null,
    };

    /// <summary>Whose challenge page the HTML body of an error is; null where it is none.</summary>
    public static string? In(ReadOnlySpan<byte> body)
    {
        var text = Encoding.Latin1.GetString(body[..Math.Min(body.Length, Depth)]);
        foreach (var (mark, whose) in InBody)
        {
            if (text.Contains(mark, StringComparison.OrdinalIgnoreCase))
                return whose;
        }

        return null;
    }

    /// <summary>The same for an HTML body that came with a 200: there the marks have to be beyond doubt, and the page as short as such pages are.</summary>
    public static string? InPage(ReadOnlySpan<byte> body)
    {
        if (body.Length > MostOfAPage)
            return null;
        foreach (var (mark, whose) in InShortPage)
        {
            if (body.IndexOf(mark) >= 0)
                return whose;
        }

        return body.Length < 3_000 && body.IndexOf("_Incapsula_Resource"u8) >= 0 ? "Imperva" : null;
    }
}
