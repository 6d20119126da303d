using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Aggregator.Surfacing.Portal;

namespace Aggregator.Surfacing.Feeds;

/// <summary>Writes JSON Feed 1.1; what it has no member for stands under <c>_attribution</c>.</summary>
internal static class JsonFeed
{
    private static readonly JsonWriterOptions Settings = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Write(FeedModel feed)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, Settings))
        {
            json.WriteStartObject();
            json.WriteString("version", "https://jsonfeed.org/version/1.1");
            Text(json, "title", feed.Title);
            json.WriteString("home_page_url", FeedText.Of(feed.Page));
            json.WriteString("feed_url", FeedText.Of(feed.Self));
            Text(json, "description", feed.Description);
            Text(json, "next_url", feed.Next is { } next ? FeedText.Of(next) : null);
            json.WriteString("favicon", new Uri(feed.Portal, OwnFiles.Icon).AbsoluteUri);
            People(json, [Site.Name], FeedText.Of(feed.Portal));
            json.WriteString("language", "en-GB");
            Hubs(json, feed.Hubs);
            json.WriteStartArray("items");
            foreach (var item in feed.Items)
            {
                Item(json, item);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return bytes.WrittenSpan.ToArray();
    }

    private static void Item(Utf8JsonWriter json, FeedItem item)
    {
        var article = item.Article;
        json.WriteStartObject();
        json.WriteString("id", item.Id);
        json.WriteString("url", FeedText.Of(item.Page));
        Text(json, "external_url", item.Original is { } original ? FeedText.Of(original) : null);
        Text(json, "title", article.Headline);
        json.WriteString("content_html", FeedHtml.Of(article));
        Text(json, "summary", item.Summary);
        Text(json, "image", article.Image is { } image && Links.IsWeb(image) ? FeedText.Of(image) : null);
        json.WriteString("date_published", Rfc3339.Of(article.PublishedAt));
        json.WriteString("date_modified", Rfc3339.Of(article.UpdatedAt));
        People(json, item.Authors, null);
        json.WriteStartArray("tags");
        json.WriteStringValue(FeedText.Clean(Sections.NameOf(article.Category)));
        json.WriteEndArray();
        Text(json, "language", new Story(article, false).Language);
        Attribution(json, item);
        json.WriteEndObject();
    }

    private static void Attribution(Utf8JsonWriter json, FeedItem item)
    {
        var attribution = item.Article.Attribution;
        json.WriteStartObject("_attribution");
        Text(json, "outlet", attribution.Outlet);
        json.WriteString("outlet_feed", FeedText.Of(item.Upstream));
        Text(json, "credit", attribution.Credit);
        Text(json, "licence", attribution.Licence);
        json.WriteString("retrieved", Rfc3339.Of(attribution.RetrievedAt));
        json.WriteBoolean("excerpt", item.Article.IsExcerpt);
        json.WriteEndObject();
    }

    private static void Hubs(Utf8JsonWriter json, IReadOnlyList<string> hubs)
    {
        if (hubs.Count == 0)
        {
            return;
        }

        json.WriteStartArray("hubs");
        foreach (var hub in hubs)
        {
            json.WriteStartObject();
            json.WriteString("type", "WebSub");
            json.WriteString("url", hub);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void People(Utf8JsonWriter json, IReadOnlyList<string> names, string? address)
    {
        json.WriteStartArray("authors");
        foreach (var name in names)
        {
            json.WriteStartObject();
            Text(json, "name", name);
            Text(json, "url", address);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Text(Utf8JsonWriter json, string name, string? text)
    {
        if (text is not null)
        {
            json.WriteString(name, FeedText.Clean(text));
        }
    }
}
