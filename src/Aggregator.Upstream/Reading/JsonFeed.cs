using System.Globalization;
using System.Text.Json;

namespace Aggregator.Reading;

/// <summary>JSON Feed 1.0 and 1.1 (jsonfeed.org), read leniently: what is of the wrong type is read as what it says, or as absent.</summary>
internal static class JsonFeed
{
    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 64 };

    public static ReadOutcome Read(string text, ReadingContext context)
    {
        var isCut = false;
        JsonDocument json;
        try
        {
            json = JsonDocument.Parse(text, Lenient);
        }
        catch (JsonException refused)
        {
            try
            {
                (text, isCut) = JsonMender.Mend(text, context.Repairs);
                json = JsonDocument.Parse(text, Lenient);
            }
            catch (JsonException)
            {
                return new ReadOutcome.Unreadable($"not JSON, even mended: {refused.Message}");
            }
        }

        using (json)
        {
            var root = json.RootElement;
            if (root.ValueKind != JsonValueKind.Object || (Child(root, "items") is null && !(Text(root, "version")?.Contains("jsonfeed", StringComparison.OrdinalIgnoreCase) ?? false)))
                return new ReadOutcome.Unreadable("JSON, but not a JSON Feed: it has no items");
            return new ReadOutcome.Read(Map(root, context) with { IsIncomplete = isCut });
        }
    }

    private static Feed Map(JsonElement root, ReadingContext context)
    {
        var home = FeedAddress.Of(Text(root, "home_page_url"), context.Base);
        context.Base ??= home;
        var entries = new List<Entry>();
        var rejected = new List<string>();
        var authors = Authors(root);
        foreach (var item in Array(root, "items").Take(ReadingLimits.Entries))
        {
            if (item.ValueKind == JsonValueKind.Object && item.EnumerateObject().Any())
                entries.Add(Entry(item, authors, context));
            else
                rejected.Add($"entry {entries.Count + rejected.Count + 1}: empty");
        }

        return new Feed
        {
            Format = "json",
            Id = Text(root, "feed_url"),
            Title = PlainText.Line(Text(root, "title")),
            Subtitle = PlainText.Line(Text(root, "description")),
            Link = home,
            Self = FeedAddress.Of(Text(root, "feed_url"), context.Base),
            Hubs = [.. Array(root, "hubs").Take(10).Select(h => FeedAddress.Of(Text(h, "url"), context.Base)).OfType<Uri>()],
            Language = Text(root, "language"),
            Author = authors.Names.Count == 0 ? null : string.Join(", ", authors.Names),
            Contacts = authors.Mails,
            Image = FeedAddress.Of(Text(root, "icon"), context.Base) ?? FeedAddress.Of(Text(root, "favicon"), context.Base),
            Entries = entries,
            Rejected = rejected,
        };
    }

    private static Entry Entry(JsonElement item, People feedAuthors, ReadingContext context)
    {
        var authors = Authors(item) is { Names.Count: > 0 } own ? own : feedAuthors;
        var media = Attachments(item, context);
        var link = FeedAddress.Of(Text(item, "url"), context.Base) ?? FeedAddress.Of(Text(item, "external_url"), context.Base) ?? Permalink(Text(item, "id"));
        var html = Text(item, "content_html");
        var text = Text(item, "content_text");
        return new Entry
        {
            Guid = Text(item, "id"),
            Link = link,
            Title = PlainText.Line(Text(item, "title")),
            PublishedAt = Date(item, "date_published", context),
            UpdatedAt = Date(item, "date_modified", context),
            Authors = authors.Names,
            Contacts = authors.Mails,
            Summary = Text(item, "summary") is { } summary ? Markup.Escape(summary) : null,
            Content = html is not null ? AbsoluteLinks.In(html, context.Base) : text is null ? null : Markup.Escape(text),
            Categories = [.. Array(item, "tags").Select(Scalar).Select(PlainText.Line).OfType<string>().Distinct()],
            Media = media,
            Image = FeedAddress.Of(Text(item, "image"), context.Base) ?? FeedAddress.Of(Text(item, "banner_image"), context.Base) ?? media.Find(m => m.Type is not null && m.IsImage)?.Address,
            Language = Text(item, "language"),
        };
    }

    private static List<Media> Attachments(JsonElement item, ReadingContext context)
    {
        var media = new List<Media>();
        foreach (var attachment in Array(item, "attachments").Take(50))
        {
            if (FeedAddress.Of(Text(attachment, "url"), context.Base) is { } address)
                media.Add(new Media(address, Text(attachment, "mime_type"), long.TryParse(Text(attachment, "size_in_bytes"), NumberStyles.None, CultureInfo.InvariantCulture, out var bytes) ? bytes : null));
        }

        foreach (var name in (ReadOnlySpan<string>)["image", "banner_image"])
        {
            if (FeedAddress.Of(Text(item, name), context.Base) is { } address && !media.Exists(m => m.Address == address))
                media.Add(new Media(address, "image"));
        }

        return media;
    }

    /// <summary>1.1's <c>authors</c>, 1.0's <c>author</c>; an object, a list or a bare name.</summary>
    private static People Authors(JsonElement element)
    {
        var people = new List<Person>();
        foreach (var author in Array(element, "authors").Concat(Child(element, "author") is { } one ? [one] : []))
        {
            if (Person.Of(author.ValueKind == JsonValueKind.Object ? Text(author, "name") : Scalar(author)) is { } person)
                people.Add(person);
        }

        return People.Of(people);
    }

    private static DateTimeOffset? Date(JsonElement item, string name, ReadingContext context)
    {
        if (Text(item, name) is not { } text)
            return null;
        var date = context.Dates.Read(text);
        if (date is null)
            context.Warn($"{name} \"{(text.Length > 60 ? text[..60] : text)}\" is not a date");
        return date;
    }

    private static Uri? Permalink(string? id) => id is not null && FeedAddress.HasScheme(id) ? FeedAddress.Of(id, null) : null;

    private static List<JsonElement> Array(JsonElement element, string name)
    {
        if (Child(element, name) is not { } child)
            return [];
        return child.ValueKind == JsonValueKind.Array ? [.. child.EnumerateArray()] : child.ValueKind is JsonValueKind.Object or JsonValueKind.String ? [child] : [];
    }

    private static JsonElement? Child(JsonElement element, string name) => element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var child) && child.ValueKind != JsonValueKind.Null ? child : null;

    private static string? Text(JsonElement element, string name) => Child(element, name) is { } child ? Scalar(child) : null;

    private static string? Scalar(JsonElement element)
    {
        var text = element.ValueKind switch
        {
            JsonValueKind.String => String(element),
            JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => element.GetRawText(),
            _ => null,
        };
        return string.IsNullOrWhiteSpace(text) ? null : text;
    }

    /// <summary>Null for a lone surrogate, which .NET refuses to make a string of.</summary>
    private static string? String(JsonElement element)
    {
        try
        {
            return element.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
