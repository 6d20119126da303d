using System.Text;
using Aggregator.Extracting.Picking;
using Aggregator.Sources;
using AngleSharp.Html.Parser;

namespace Aggregator.Extracting;

/// <summary>A click on an element becomes a selector that finds it, and its like on other pages.</summary>
public sealed class PickingTests
{
    [TestCase("h1", "Headline", "h1", "Council keeps the library 1")]
    [TestCase("h1 em", "Headline", "h1", "Council keeps the library 1")]
    [TestCase("div.text p", "Body", "div.text", "3 blocks, 81 words: Members voted by a large majority")]
    [TestCase("span.writer", "Byline", "span.writer", "Ann Other")]
    [TestCase("time", "PublishedAt", "time", "2026-11-24T08:00:00+00:00")]
    [TestCase("meta[property='og:image']", "Image", "meta[property=\"og:image\"]", "https://gazette.example/1.png")]
    [TestCase("figure img", "Image", "div.story img", "https://gazette.example/1-wide.png")]
    [TestCase("div.promo p", "Remove", "div.promo p", "1 taken out: Subscribe to our letter")]
    public void A_click_is_taken_for_what_was_meant(string clicked, string part, string selector, string gives)
    {
        var (page, others) = (Page(1), Enumerable.Range(2, 5).Select(n => Page(n)).ToList());
        var pick = Picking.Picking.For(page, Number(page, clicked), part, others)!;
        Assert.That(pick.Proposals, Is.Not.Empty);
        var best = pick.Proposals[0];
        Assert.That(pick.Proposals.Select(p => p.Selector), Does.Contain(selector), string.Join(" | ", pick.Proposals));
        Assert.That((best.Found, best.Pages, best.Lasts), Is.EqualTo((6, 6, true)));
        Assert.That(pick.Proposals.First(p => p.Selector == selector).Gives, Does.StartWith(gives));
    }

    [Test]
    public void Generated_names_are_avoided_and_where_nothing_else_is_there_said_to_be_so()
    {
        var page = Of("<div class=\"css-1x2y3z\"><div class=\"sc-bdVaJa\"><h2 class=\"css-9zzkq7\">A headline of five words</h2></div></div>");
        var pick = Picking.Picking.For(page, Number(page, "h2"), nameof(Recipe.Headline), [])!;
        Assert.That(pick.Proposals, Has.All.Property(nameof(PickProposal.Lasts)).False);
    }

    [Test]
    public void A_page_without_any_names_is_picked_by_place()
    {
        var page = Of("<table><tr><td>menu</td><td><font size=\"5\">A headline of five words</font></td></tr></table>");
        var pick = Picking.Picking.For(page, Number(page, "font"), nameof(Recipe.Headline), [])!;
        Assert.That(pick.Proposals[0], Is.EqualTo(new PickProposal("font", false, "A headline of five words", 1, 1)));
    }

    [Test]
    public void A_click_on_one_link_of_a_listing_finds_all_of_its_like()
    {
        var page = Of($"<nav><a href=\"/about\">About us</a></nav><main>{Discovering.DiscoverySite.Listing(9)}</main>");
        var pick = Picking.Picking.For(page, Number(page, "main p"), nameof(Recipe.Links), []);
        Assert.That(pick!.Proposals, Is.Empty, "no link was clicked");
        pick = Picking.Picking.For(page, Number(page, "main a"), nameof(Recipe.Links), []);
        Assert.That((pick!.Proposals[0].Selector, pick.Proposals[0].Gives), Is.EqualTo(("h3.teaser__headline a", "9 links: Council votes to keep the library number 0")));
    }

    [Test]
    public void The_elements_around_a_click_are_offered_too()
    {
        var page = Page(1);
        var pick = Picking.Picking.For(page, Number(page, "div.text p"), nameof(Recipe.Body), [])!;
        Assert.That(pick.Wider.Select(w => w.Name), Is.EqualTo(new[] { "div.text", "div.story", "main" }));
    }

    [TestCase(-1)]
    [TestCase(1_000_000)]
    public void An_element_that_is_not_there_is_no_pick(int number) => Assert.That(Picking.Picking.For(Page(1), number, nameof(Recipe.Body), []), Is.Null);

    [Test]
    public void The_copy_holds_words_and_numbers_and_nothing_else_of_the_page()
    {
        var copy = PageCopy.Of(Page(1), "h1");
        Assert.That(copy, Does.Contain("Council keeps the").And.Contain("class=\"picked\"").And.Contain("og:image: /1.png").And.Contain("picture: The library"));
        Assert.That(copy, Does.Not.Contain("href").And.Not.Contain("src=").And.Not.Contain("writer\"").And.Not.Contain("<script"));
    }

    [Test]
    public void Every_number_in_the_copy_leads_back_to_its_element()
    {
        var page = Page(1);
        var copy = new HtmlParser().ParseDocument(PageCopy.Of(page, null));
        foreach (var button in copy.QuerySelectorAll("button"))
        {
            var element = page.At(int.Parse(button.GetAttribute("value")!, System.Globalization.CultureInfo.InvariantCulture))!;
            Assert.That(button.ParentElement!.GetAttribute("data-n"), Is.EqualTo(button.GetAttribute("value")));
            Assert.That(element.LocalName is "img" or "meta" || button.ParentElement.TextContent.StartsWith(element.TextContent.Trim()[..5], StringComparison.Ordinal), element.OuterHtml);
        }
    }

    private static readonly string[] Hostile =
    [
        "<p onclick=alert(1)>x</p>", "<script>alert(1)</script>", "<img src=x onerror=alert(1) alt='\" onload=alert(1) x=\"'>", "<a href=javascript:alert(1)>y</a>", "<svg><script>alert(1)</script><text>z</text></svg>",
        "<math><mtext></p><style><img src=x onerror=alert(1)></style>", "<form action=//evil><input name=q><button formaction=//evil>go</button></form>", "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
        "<style>@import '//evil'</style>", "<base href=//evil>", "<meta http-equiv=refresh content='0;url=//evil'>", "<meta property='\"><script>alert(1)</script>' content='\"><script>alert(2)</script>'>",
        "<template><p>t</p></template>", "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>", "<xmp><script>alert(1)</script></xmp>", "<plaintext><script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>",
        "<custom-element onfocus=alert(1) tabindex=0 autofocus>c</custom-element>", "<table background=//evil><tr><td style='background:url(//evil)'>t</td></tr></table>", "<button name=element value=1 type=submit>fake</button>",
        "<textarea></textarea><script>alert(1)</script>", "<select><option></select><script>alert(1)</script>", "<!--><script>alert(1)</script>-->", "<p data-n=5 class=picked name=element>p</p>",
    ];

    [Test]
    public void Whatever_a_page_holds_its_copy_is_harmless([Range(0, 40)] int seed)
    {
        var dice = new Random(seed);
        var body = string.Concat(Enumerable.Range(0, 12).Select(_ => Hostile[dice.Next(Hostile.Length)]));
        var copy = new HtmlParser().ParseDocument($"<form>{PageCopy.Of(Of(body), "p")}</form>");
        string[] tags = ["html", "head", "body", "form", "h1", "h2", "h3", "h4", "h5", "h6", "p", "ul", "ol", "li", "blockquote", "figure", "figcaption", "strong", "em", "b", "i", "pre", "hr", "br", "time", "div", "span", "button"];
        Assert.That(copy.All.Select(e => e.LocalName).Distinct(), Is.SubsetOf(tags));
        Assert.That(copy.All.SelectMany(e => e.Attributes).Select(a => a.Name).Distinct(), Is.SubsetOf(new[] { "data-n", "class", "type", "name", "value" }));
        Assert.That(copy.QuerySelectorAll("button").Select(b => (b.GetAttribute("type"), b.GetAttribute("name"), int.TryParse(b.GetAttribute("value"), out _))), Is.All.EqualTo(("submit", "element", true)));
        Assert.That(copy.QuerySelectorAll("[class]").Select(e => e.ClassName).Distinct(), Is.SubsetOf(new[] { "picked", "pick-link", "pick-picture", "pick-link picked", "pick-picture picked", "pick-metas", "pick-end" }));
    }

    [Test]
    public void A_huge_page_is_cut_and_a_page_that_would_hurt_is_refused()
    {
        Assert.That(PageCopy.Of(Of(string.Concat(Enumerable.Repeat($"<p>{new string('x', 500)}</p>", 4_000))), null), Has.Length.LessThan(620_000).And.Contain("left out"));
        Assert.That(PickPage.Of(new Page { Body = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("<div>", 5_000))), Address = new("https://gazette.example/") }).Complaint, Does.Contain("deep"));
        Assert.That(PickPage.Of(new Page { Body = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("<b></b>", 30_000))), Address = new("https://gazette.example/") }).Complaint, Does.Contain("elements"));
    }

    private static PickPage Page(int n) => Of($"""
        <div class="promo"><p>Subscribe to our letter</p></div><main><div class="story"><h1>Council keeps the <em>library</em> {n}</h1><p class="by">By <span class="writer">Ann Other</span></p>
        <time datetime="2026-11-24T08:00:00Z">today</time><figure><img src="/{n}-wide.png" alt="The library"></figure>
        <div class="text">{string.Concat(Enumerable.Repeat("<p>Members voted by a large majority to keep the library in the old town hall open for all who live in the borough and beyond it now.</p>", 3))}</div></div></main>
        """, $"<meta property=\"og:image\" content=\"/{n}.png\">");

    private static PickPage Of(string body, string head = "") =>
        PickPage.Of(new Page { Body = Encoding.UTF8.GetBytes($"<!doctype html><html><head><title>x</title>{head}</head><body>{body}</body></html>"), Address = new("https://gazette.example/a"), ContentType = "text/html; charset=utf-8" }).Page!;

    private static int Number(PickPage page, string selector) => page.NumberOf(page.Document.QuerySelector(selector)!);
}
