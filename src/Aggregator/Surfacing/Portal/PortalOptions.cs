using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Aggregator.Surfacing.Portal;

/// <summary>What the portal's pages offer besides news. Section <c>Portal</c> of appsettings.json.</summary>
public sealed class PortalOptions
{
    public const string Section = "Portal";

    /// <summary>Where the newsletter's sign-up form is sent (POST): an https address, or a path on the portal itself. Default: no form is shown.</summary>
    [FormAddress, Description("an https address, or a path such as /newsletter")]
    public string? NewsletterAction { get; set; }

    /// <summary>What the form calls the reader's address. Default email.</summary>
    [RegularExpression("[A-Za-z][A-Za-z0-9_.\\[\\]-]{0,63}"), Description("a form field's name, such as email")]
    public string NewsletterField { get; set; } = "email";
}

/// <summary>Where a reader's own address may be sent: encrypted, or not away from the portal.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class FormAddressAttribute : ValidationAttribute
{
    // "//host/x" leaves the portal, and so does "/\host" in browsers.
    public override bool IsValid(object? value) => value switch
    {
        null or "" => true,
        string path when path.StartsWith('/') => path.Length == 1 || path[1] is not ('/' or '\\'),
        string text => Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps && address.Host.Length > 0,
        _ => false,
    };
}

[OptionsValidator]
internal sealed partial class PortalOptionsValidator : IValidateOptions<PortalOptions>;
