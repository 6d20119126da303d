using System.Globalization;
using System.Text.Json;

namespace Aggregator.Surfacing.Feeds;

/// <summary>What JSON Feed 1.1 demands: members known, of the right kind, and never empty.</summary>
internal static class JsonFeedRules
{
    private static readonly Dictionary<string, JsonValueKind> OfFeed = Kinds(
        "version title home_page_url feed_url description user_comment next_url icon favicon language", "authors hubs items", "expired");

    private static readonly Dictionary<string, JsonValueKind> OfItem = Kinds(
        "id url external_url title content_html content_text summary image banner_image date_published date_modified language", "authors tags attachments", "");

    private static readonly Dictionary<string, JsonValueKind> OfAuthor = Kinds("name url avatar", "", "");
    private static readonly Dictionary<string, JsonValueKind> OfHub = Kinds("type url", "", "");

    public static IReadOnlyList<string> Broken(JsonElement feed)
    {
        List<string> broken = [];
        Members(broken, feed, OfFeed);
        Need(broken, Text(feed, "version") == "https://jsonfeed.org/version/1.1", "version");
        Need(broken, Text(feed, "title") is not null, "title");
        Addresses(broken, feed, "home_page_url", "feed_url", "next_url", "icon", "favicon");
        HashSet<string> ids = [];
        foreach (var item in feed.GetProperty("items").EnumerateArray())
        {
            Members(broken, item, OfItem);
            Need(broken, Text(item, "id") is { } id && ids.Add(id), "each item has an id of its own");
            Need(broken, Text(item, "content_html") is not null || Text(item, "content_text") is not null, "content");
            Addresses(broken, item, "url", "external_url", "image", "banner_image");
            foreach (var date in (string[])["date_published", "date_modified"])
            {
                Need(broken, Text(item, date) is not { } d || DateTimeOffset.TryParseExact(d, ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"], CultureInfo.InvariantCulture, DateTimeStyles.None, out _), date);
            }

            Each(broken, item, "authors", OfAuthor);
            Need(broken, !item.TryGetProperty("tags", out var tags) || tags.EnumerateArray().All(t => t.ValueKind == JsonValueKind.String), "tags are text");
        }

        Each(broken, feed, "authors", OfAuthor);
        Each(broken, feed, "hubs", OfHub);
        return broken;
    }

    private static void Each(List<string> broken, JsonElement of, string name, Dictionary<string, JsonValueKind> members)
    {
        if (of.TryGetProperty(name, out var list))
        {
            Need(broken, list.GetArrayLength() > 0, $"{name} is empty");
            foreach (var one in list.EnumerateArray())
            {
                Members(broken, one, members);
                Addresses(broken, one, "url", "avatar");
            }
        }
    }

    private static void Members(List<string> broken, JsonElement of, Dictionary<string, JsonValueKind> known)
    {
        foreach (var member in of.EnumerateObject())
        {
            // §Extensions: an object under a name with an underscore and a letter.
            var right = member.Name is ['_', var letter, ..] ? char.IsAsciiLetter(letter) && !member.Name.Contains('.', StringComparison.Ordinal) && member.Value.ValueKind == JsonValueKind.Object
                : known.TryGetValue(member.Name, out var kind) && (member.Value.ValueKind == kind || (kind == JsonValueKind.True && member.Value.ValueKind == JsonValueKind.False));
            Need(broken, right, $"{member.Name}: {member.Value.ValueKind}");
            Need(broken, of.EnumerateObject().Count(m => m.Name == member.Name) == 1, $"{member.Name} twice");
        }
    }

    private static void Addresses(List<string> broken, JsonElement of, params string[] names)
    {
        foreach (var name in names)
        {
            Need(broken, Text(of, name) is not { } address || Uri.IsWellFormedUriString(address, UriKind.Absolute), $"{name} is no address");
        }
    }

    private static string? Text(JsonElement of, string name) => of.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static Dictionary<string, JsonValueKind> Kinds(string texts, string lists, string flags) =>
        texts.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(t => (t, JsonValueKind.String))
            .Concat(lists.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(l => (l, JsonValueKind.Array)))
            .Concat(flags.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(f => (f, JsonValueKind.True)))
            .ToDictionary(k => k.Item1, k => k.Item2);

    private static void Need(List<string> broken, bool holds, string rule)
    {
        if (!holds)
        {
            broken.Add(rule);
        }
    }
}
