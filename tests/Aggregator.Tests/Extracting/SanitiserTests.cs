using System.Text.Json;
using Aggregator.Extracting.Cleaning;

namespace Aggregator.Extracting;

/// <summary>What is left of upstream HTML.</summary>
public sealed class SanitiserTests
{
    [TestCase("<p onclick=\"x()\">Text</p>", "<p>Text</p>")]
    [TestCase("<script>alert(1)</script><p>Text</p>", "<p>Text</p>")]
    [TestCase("<a href=\"javascript:alert(1)\">Text</a>", "<a>Text</a>")]
    [TestCase("<form action=\"https://evil.example\"><input name=q><p>Text</p></form>", "")]
    [TestCase("<div style=\"position:fixed\">Text</div>", "<div>Text</div>")]
    [TestCase("<font color=red>Text</font>", "Text")]
    [TestCase("<p id=\"x\" class=\"y\" name=\"z\">Text</p>", "<p>Text</p>")]
    [TestCase("<img src=\"https://example.com/a.jpg\">Text", "Text")]
    public void Only_what_news_needs_is_left(string html, string clean) => Assert.That(Sanitiser.Clean(html, null), Is.EqualTo(clean));

    [Test]
    public void Links_are_made_absolute_and_give_nothing_away() =>
        Assert.That(Sanitiser.Clean("<a href=\"/news\" target=\"_blank\">News</a>", new Uri("https://www.example.co.uk/a/b")), Is.EqualTo("<a href=\"https://www.example.co.uk/news\" rel=\"nofollow noopener noreferrer\">News</a>"));

    [Test]
    public void Pictures_are_kept_only_where_they_are_wanted_and_are_no_pixels()
    {
        const string html = "<img src=\"https://example.com/a.jpg\" alt=\"A\" onerror=\"x()\"><img src=\"https://example.com/p.gif\" width=\"1\" height=\"1\">";

        Assert.That(Sanitiser.Clean(html, null, pictures: true), Is.EqualTo("<img src=\"https://example.com/a.jpg\" alt=\"A\" referrerpolicy=\"no-referrer\">"));
    }

    [TestCase(true)]
    [TestCase(false)]
    public void Nothing_of_the_recorded_attacks_is_left(bool pictures)
    {
        var left = Rows("hostile_html.jsonl")
            .Select(row => (Row: row, Output: Sanitiser.Clean(row.GetProperty("input").GetString()!, null, pictures)))
            .SelectMany(r => Texts(r.Row, "must_not_contain").Where(t => r.Output.Contains(t, StringComparison.OrdinalIgnoreCase)).Select(t => $"{r.Row.GetProperty("id")}: {t}"))
            .ToList();

        Assert.That(left, Is.Empty);
    }

    [Test]
    public void Honest_markup_keeps_its_content()
    {
        var lost = Rows("benign_html.jsonl")
            .Select(row => (Row: row, Output: Sanitiser.Clean(row.GetProperty("input").GetString()!, null, pictures: true)))
            .SelectMany(r => Texts(r.Row, "must_contain").Where(t => !r.Output.Contains(t, StringComparison.Ordinal)).Select(t => $"{r.Row.GetProperty("id")}: {t}"))
            .ToList();

        Assert.That(lost, Is.Empty);
    }

    private static IEnumerable<JsonElement> Rows(string file) =>
        File.ReadLines(Repository.Shared("corpus", "security", file)).Where(l => l.Length > 0).Select(l => JsonDocument.Parse(l).RootElement);

    private static IEnumerable<string> Texts(JsonElement row, string name) =>
        row.TryGetProperty(name, out var list) ? list.EnumerateArray().Select(t => t.GetString()!) : [];
}
