using Aggregator.Extracting;
using Aggregator.Rights;

namespace Aggregator.Surfacing.Portal;

/// <summary>An article on a page of the portal, and whether it is breaking news just now.</summary>
public sealed record Story(Surfaceable Article, bool Breaking)
{
    public string Path => "/article/" + Uri.EscapeDataString(Article.Id.Value);

    /// <summary>For a <c>lang</c> attribute; null where the article does not say it in a form that browsers know.</summary>
    public string? Language => Article.Language is { Length: >= 2 and <= 35 } l && l.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') ? l : null;

    /// <summary>What a list says of it under its headline.</summary>
    public string? Summary => (Article.Standfirst ?? Article.Body.FirstOrDefault(b => b.Kind == BlockKind.Paragraph)?.Text) is { Length: > 0 } text ? text : null;

    /// <summary>A class that gives it its section's colour; the stylesheet knows the sections of the list.</summary>
    public string SectionClass => Links.SectionClass(Article.Category);

    /// <summary>The address of its image where a browser may be sent there.</summary>
    public string? Image => Article.Image is { } image && ImageOrigin is not null ? image.AbsoluteUri : null;

    /// <summary>What the page's content policy has to allow for that.</summary>
    public string? ImageOrigin => Article.Image is { IsAbsoluteUri: true } image && Links.IsWeb(image) && image.IdnHost.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-')
        ? $"{image.Scheme}://{image.IdnHost}{(image.IsDefaultPort ? "" : $":{image.Port}")}"
        : null;
}

/// <summary>Stories of one page, and where the older ones are; null when there are none.</summary>
public sealed record Stories(IReadOnlyList<Story> Items, string? Older)
{
    public static Stories None { get; } = new([], null);
}
