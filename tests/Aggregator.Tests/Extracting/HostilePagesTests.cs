using System.Diagnostics;
using System.Text;
using Aggregator.Sources;
using FsCheck;
using FsCheck.Fluent;

namespace Aggregator.Extracting;

/// <summary>Pages that are built to hurt, or are no pages at all: each ends in a typed outcome.</summary>
public sealed class HostilePagesTests
{
    [Test]
    public void Fifty_thousand_nested_elements_are_refused_unparsed() =>
        Assert.That(Pages.Refusal(string.Concat(Enumerable.Repeat("<div>", 50_000)) + "text"), Does.Contain("nested"));

    [Test]
    public void Formatting_left_open_over_and_over_is_refused()
    {
        var open = string.Concat(Enumerable.Range(0, 500).Select(i => $"<font size={i}>"));

        Assert.That(Pages.Refusal(open + string.Concat(Enumerable.Repeat("<p>x", 20_000))), Does.Contain("open"));
    }

    [Test]
    public void A_tag_with_thousands_of_attributes_is_refused() =>
        Assert.That(Pages.Refusal("<p " + string.Join(' ', Enumerable.Range(0, 50_000).Select(i => $"a{i}=1")) + ">text"), Does.Contain("attributes"));

    [Test]
    public void A_hundred_megabytes_are_refused()
    {
        var outcome = new PageExtractor().Extract(new Page { Body = new byte[100 * 1024 * 1024], Address = Pages.Address });

        Assert.That(((ExtractOutcome.Refused)outcome).Reason, Does.Contain("too large"));
    }

    [Test]
    public void Many_unclosed_paragraphs_and_list_items_are_no_nesting() =>
        Assert.That(new PageExtractor().Extract(Pages.Of("<ul>" + string.Concat(Enumerable.Repeat("<li>one<p>two", 5_000)))), Is.InstanceOf<ExtractOutcome.Extracted>());

    [Test]
    public void Something_that_is_not_html_says_what_it_is()
    {
        var pdf = new PageExtractor().Extract(new Page { Body = "%PDF-1.7 …"u8.ToArray(), Address = Pages.Address });
        var image = new PageExtractor().Extract(new Page { Body = "<p>x"u8.ToArray(), Address = Pages.Address, ContentType = "image/png" });

        Assert.Multiple(() =>
        {
            Assert.That(((ExtractOutcome.Refused)pdf).Reason, Does.Contain("PDF"));
            Assert.That(((ExtractOutcome.Refused)image).Reason, Does.Contain("image/png"));
        });
    }

    [Test]
    public void Script_text_never_comes_out_as_words()
    {
        var reading = Pages.Read("<body><article><h1>Head of it</h1><p>The first paragraph of the report, which is long enough to be one.</p><script>var secret = 'not for readers';</script><style>.x{}</style><p>The second paragraph of the report, which is long enough too.</p></article>");

        Assert.That(Pages.Text(reading), Does.Not.Contain("secret").And.Not.Contain(".x{}"));
    }

    [Test]
    public void A_base_tag_cannot_move_the_canonical_address_to_a_stranger()
    {
        var reading = Pages.Read("<head><base href='https://evil.example.net/'><link rel=canonical href='/news/x-y-z'></head><body><p>Text</p>");

        Assert.That(reading.Canonical, Is.Null);
    }

    [TestCase("a:has(b:has(c))")]
    [TestCase("a ~ b ~ c ~ d ~ e ~ f ~ g ~ h ~ i ~ j ~ k")]
    [TestCase("[[[")]
    public void A_selector_that_explodes_or_is_none_is_passed_over(string selector)
    {
        var page = Pages.Of("<body><article><p>Text</p></article></body>") with { Recipe = new Recipe { Body = selector, Headline = selector } };

        Assert.That(new PageExtractor().Extract(page), Is.InstanceOf<ExtractOutcome.Extracted>());
    }

    [Test]
    public void Broken_structured_data_is_read_where_it_can_be()
    {
        var reading = Pages.Read("""
            <head><script type="application/ld+json"><!-- {"@type":"NewsArticle","headline":"It's 5 o'clock","description":"line
            two","datePublished":"2026-03-03T10:15:00Z","author":[{"name":"Ann Example",}],} --></script></head><body><h1>It's 5 o'clock</h1></body>
            """);

        Assert.Multiple(() =>
        {
            Assert.That(reading.Headline!.Value, Is.EqualTo("It's 5 o'clock"));
            Assert.That(reading.Authors!.Value, Is.EqualTo(["Ann Example"]));
            Assert.That(reading.PublishedAt, Is.EqualTo(new Found<DateTimeOffset>(new DateTimeOffset(2026, 3, 3, 10, 15, 0, TimeSpan.Zero), "json-ld")));
        });
    }

    [Test]
    public void Any_bytes_give_an_outcome()
    {
        var extractor = new PageExtractor();

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(200), Prop.ForAll<byte[]>(bytes => extractor.Extract(new Page { Body = bytes, Address = Pages.Address }) is not null));
    }

    [Test]
    public void Any_shuffle_of_markup_gives_an_outcome()
    {
        string[] pieces = ["<p>", "</p>", "<div class='article-body'>", "</div>", "<a href=x>", "</a>", "<script type='application/ld+json'>", "</script>", "{\"@type\":\"Article\"", "}", "<!--", "-->", "text of a sentence, ", "<table>", "<td>", "&#x110000;", "&amp;", "<h1>", "\0", "<br><br>", "<time datetime='2026-99-99'>", "<", "\"", "<svg>", "<template>"];
        var html = Gen.ArrayOf(Gen.Elements(pieces)).Select(string.Concat).ToArbitrary();
        var extractor = new PageExtractor();

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(300), Prop.ForAll(html, text => extractor.Extract(Pages.Of(text)) is not null && extractor.Blocks(text, null) is not null));
    }

    [Test]
    public void A_page_that_is_refused_costs_next_to_nothing()
    {
        var bytes = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("<div>", 50_000)));
        var watch = Stopwatch.StartNew();

        new PageExtractor().Extract(new Page { Body = bytes, Address = Pages.Address });

        Assert.That(watch.Elapsed, Is.LessThan(TimeSpan.FromSeconds(2)));
    }
}
