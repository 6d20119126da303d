namespace Aggregator.Surfacing.Portal;

/// <summary>The sign-up form: where it is sent, and what it calls the reader's address.</summary>
public sealed record Newsletter(string Action, string Field)
{
    /// <summary>What a page's content policy has to allow for it; null where it stays on the portal.</summary>
    public string? Origin => Action.StartsWith('/') ? null : new Uri(Action).GetLeftPart(UriPartial.Authority);

    public static Newsletter? Of(PortalOptions options) => options.NewsletterAction is { Length: > 0 } action ? new(action, options.NewsletterField) : null;
}
