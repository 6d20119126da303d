using System.Net;
using System.Text.Json;
using Aggregator.Extracting;
using Aggregator.Normalising;
using Aggregator.Rights;
using Aggregator.Sources;
using Aggregator.Surfacing.Portal;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Aggregator.Surfacing;

/// <summary>The portal's pages as a browser without JavaScript gets them.</summary>
public sealed class PortalTests
{
    private SurfacesHost _host = null!;
    private Outlet _pnn = null!;

    [SetUp]
    public async Task Start()
    {
        _host = await SurfacesHost.StartAsync();
        _pnn = _host.News.Outlet("pnn", "Palestine News Network (PNN)", new RightsPolicy { Extent = RightsExtent.Full, Image = true });
    }

    [TearDown]
    public ValueTask Stop() => _host.DisposeAsync();

    [Test]
    public async Task A_whole_article_has_every_part_in_order_and_each_label_once()
    {
        Whole();

        var page = await PageAsync("/article/a001");

        Assert.Multiple(() =>
        {
            Assert.That(Texts(page, "main h1, main h2"), Is.EqualTo(new[] { "Mayor blocks contract", "Key points", "A heading", "Why this matters", "What this means for you" }));
            Assert.That(page.QuerySelector(".standfirst")!.TextContent, Is.EqualTo("In short."));
            Assert.That(Texts(page, ".key-points li"), Is.EqualTo(new[] { "First point.", "Second point." }));
            Assert.That(Texts(page, ".labelled p"), Is.EqualTo(new[] { "It is a first.", "Have your say by Friday." }));
            Assert.That(Texts(page, ".authors"), Is.EqualTo(new[] { "Amina Yusuf, Tom Ellis and Bo Li" }));
            Assert.That(page.QuerySelector(".facts")!.TextContent, Does.Contain("24 November 2026, 11:59").And.Contain("2 min read"));
            Assert.That(page.QuerySelector(".facts time")!.GetAttribute("datetime"), Is.EqualTo("2026-11-24T11:59:00Z"));
            Assert.That(page.QuerySelectorAll("main a[href='https://www.pnn.example/report/1']"), Has.Length.EqualTo(2));
            Assert.That(page.Body!.TextContent.Split("Why this matters").Length - 1, Is.EqualTo(1));
            Assert.That(page.Body!.TextContent.Split("What this means for you").Length - 1, Is.EqualTo(1));
        });
    }

    [Test]
    public async Task An_absent_part_leaves_no_heading_behind()
    {
        _host.News.Report(_pnn, "Only a headline");

        var page = await PageAsync("/article/a001");

        Assert.Multiple(() =>
        {
            Assert.That(Texts(page, "main h1, main h2"), Is.EqualTo(new[] { "Only a headline" }));
            Assert.That(page.QuerySelectorAll(".standfirst, .key-points, .body, .labelled, .authors, figure"), Is.Empty);
            Assert.That(page.QuerySelector(".attribution")!.TextContent, Does.Contain("Palestine News Network (PNN)"));
        });
    }

    [Test]
    public async Task Hostile_text_is_only_text_and_hostile_addresses_are_no_links()
    {
        const string Hostile = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'&amp;";
        Whole(a => a with
        {
            Headline = Hostile,
            Standfirst = Hostile,
            Category = "\"><script>",
            Language = "\"><script>",
            Image = new("javascript:alert(3)"),
            Attribution = a.Attribution with { Url = new("javascript:alert(4)"), Authors = [Hostile], Licence = "javascript:alert(5)", Credit = Hostile },
        });

        foreach (var path in new[] { "/", "/article/a001", "/search?q=%3Cscript%3Ealert(6)%3C/script%3E", "/outlet/pnn" })
        {
            var page = await PageAsync(path);
            Assert.That(page.QuerySelectorAll("script:not([src]):not([type='application/ld+json']), img[onerror]"), Is.Empty, path);
            Assert.That(page.QuerySelectorAll("[href^='javascript'], [src^='javascript']"), Is.Empty, path);
        }

        var article = await PageAsync("/article/a001");
        Assert.That(article.QuerySelector("h1")!.TextContent, Is.EqualTo(Hostile));
        using var ld = JsonDocument.Parse(article.QuerySelector("script[type='application/ld+json']")!.TextContent);
        Assert.That(ld.RootElement.GetProperty("headline").GetString(), Is.EqualTo(Hostile));
    }

    [Test]
    public async Task Machines_find_the_article_its_source_and_its_address()
    {
        Whole();

        var page = await PageAsync("/article/a001");
        using var ld = JsonDocument.Parse(page.QuerySelector("script[type='application/ld+json']")!.TextContent);
        var address = new Uri(_host.Client.BaseAddress!, "/article/a001").AbsoluteUri;

        Assert.Multiple(() =>
        {
            Assert.That(page.QuerySelector("link[rel=canonical]")!.GetAttribute("href"), Is.EqualTo(address));
            Assert.That(page.QuerySelector("meta[property='og:url']")!.GetAttribute("content"), Is.EqualTo(address));
            Assert.That(page.QuerySelector("meta[property='og:title']")!.GetAttribute("content"), Is.EqualTo("Mayor blocks contract"));
            Assert.That(ld.RootElement.GetProperty("@type").GetString(), Is.EqualTo("NewsArticle"));
            Assert.That(ld.RootElement.GetProperty("isBasedOn").GetString(), Is.EqualTo("https://www.pnn.example/report/1"));
            Assert.That(ld.RootElement.GetProperty("publisher").GetProperty("name").GetString(), Is.EqualTo("Palestine News Network (PNN)"));
            Assert.That(ld.RootElement.GetProperty("datePublished").GetString(), Is.EqualTo("2026-11-24T11:59:00Z"));
        });
    }

    [TestCase("/", "Britain's News Portal, Around The Clock")]
    [TestCase("/section/uk", "UK · Britain’s News Portal")]
    [TestCase("/outlet/pnn", "Palestine News Network (PNN) · Britain’s News Portal")]
    [TestCase("/search?q=mayor", "“mayor” · Britain’s News Portal")]
    [TestCase("/article/a001", "Mayor blocks contract · Britain’s News Portal")]
    public async Task Every_page_names_itself_and_asks_nobody_else_for_anything(string path, string title)
    {
        Whole(a => a with { Image = new("https://pictures.example/1.jpg") });

        using var answer = await _host.GetAsync(path);
        var page = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
        var policy = string.Join(' ', answer.Headers.GetValues("Content-Security-Policy"));
        var loaded = page.QuerySelectorAll("[src], link[rel=stylesheet], link[rel=icon]").Select(e => e.GetAttribute("src") ?? e.GetAttribute("href")!).ToList();

        Assert.Multiple(() =>
        {
            Assert.That(page.Title, Is.EqualTo(title));
            Assert.That(page.DocumentElement.GetAttribute("lang"), Is.EqualTo("en-GB"));
            Assert.That(page.QuerySelectorAll("h1"), Has.Length.EqualTo(1));
            Assert.That(page.QuerySelectorAll("[style], style, [onclick]"), Is.Empty);
            Assert.That(policy, Does.StartWith("default-src 'none'").And.Not.Contain("unsafe"));
            Assert.That(loaded.Where(l => !l.StartsWith('/')), Is.SubsetOf(new[] { "https://pictures.example/1.jpg" }));
            Assert.That(answer.Headers.GetValues("X-Content-Type-Options"), Is.EqualTo(new[] { "nosniff" }));
            Assert.That(answer.Headers.Contains("Referrer-Policy"), Is.True);
        });
    }

    [Test]
    public async Task The_ticker_is_filled_by_the_server_with_breaking_news_first()
    {
        _host.News.Report(_pnn, "Plain");
        _host.News.Report(_pnn, "Urgent", a => a with { Breaking = true });

        var page = await PageAsync("/");

        Assert.Multiple(() =>
        {
            Assert.That(page.QuerySelector(".ticker-label")!.TextContent.Trim(), Is.EqualTo("BREAKING"));
            Assert.That(Texts(page, ".ticker-list a"), Is.EqualTo(new[] { "Urgent", "Plain" }));
            Assert.That(page.Source.Text, Does.Not.Contain("Loading"));
        });
    }

    [Test]
    public async Task Older_stories_are_a_link_away()
    {
        foreach (var n in Enumerable.Range(1, 35))
        {
            _host.News.Report(_pnn, $"Story {n}");
        }

        var first = await PageAsync("/");
        var second = await PageAsync(first.QuerySelector("a.older")!.GetAttribute("href")!);

        Assert.Multiple(() =>
        {
            Assert.That(Texts(first, "article.card h2, article.card h3"), Is.SupersetOf(Enumerable.Range(1, 30).Select(n => $"Story {n}")).And.Unique);
            Assert.That(Texts(second, "article.card h2"), Is.EqualTo(new[] { "Story 31", "Story 32", "Story 33", "Story 34", "Story 35" }));
            Assert.That(second.QuerySelector("a.older"), Is.Null);
        });
    }

    [TestCase("/", "No stories yet: the first polls are under way.")]
    [TestCase("/section/sport", "No stories in Sport yet.")]
    [TestCase("/outlet/pnn", "No stories from Palestine News Network (PNN) yet.")]
    [TestCase("/search?q=nothing", "Nothing found for “nothing”. Try fewer or other words.")]
    [TestCase("/search", "Type words to search for. A phrase stands in double quotes.")]
    public async Task An_empty_page_says_why(string path, string text) =>
        Assert.That((await PageAsync(path)).QuerySelector(".empty")!.TextContent, Is.EqualTo(text));

    [TestCase("/nowhere", HttpStatusCode.NotFound, "Page not found")]
    [TestCase("/article/unknown", HttpStatusCode.NotFound, "Page not found")]
    [TestCase("/section/gossip", HttpStatusCode.NotFound, "Page not found")]
    [TestCase("/outlet/nobody", HttpStatusCode.NotFound, "Page not found")]
    [TestCase("/?cursor=broken", HttpStatusCode.BadRequest, "This link is broken")]
    public async Task What_is_not_there_is_a_page_that_says_so(string path, HttpStatusCode status, string heading)
    {
        using var answer = await _host.GetAsync(path);
        var page = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());

        Assert.That((answer.StatusCode, page.QuerySelector("h1")!.TextContent, answer.Headers.Contains("Content-Security-Policy")), Is.EqualTo((status, heading, true)));
    }

    [Test]
    public async Task A_withdrawn_article_says_so_and_does_not_repeat_itself()
    {
        _host.News.Withdraw(_host.News.Report(_pnn, "A false claim"), "The outlet took it down.");

        using var answer = await _host.GetAsync("/article/a001");
        var text = await answer.Content.ReadAsStringAsync();

        Assert.Multiple(() =>
        {
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Gone));
            Assert.That(text, Does.Contain("This article was withdrawn").And.Contain("The outlet took it down.").And.Not.Contain("A false claim"));
        });
    }

    [Test]
    public async Task A_withdrawn_article_says_whose_it_was_when_it_went_and_why()
    {
        _host.News.Withdraw(_host.News.Report(_pnn, "A false claim"), "The outlet took it down.");

        using var answer = await _host.GetAsync("/article/a001");
        var page = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());

        Assert.Multiple(() =>
        {
            Assert.That(Texts(page, "main dd"), Is.EqualTo(new[] { "24 November 2026, 12:00", "The outlet took it down." }));
            Assert.That(page.QuerySelector("main dd time")!.GetAttribute("datetime"), Is.EqualTo("2026-11-24T12:00:00Z"));
            Assert.That(page.QuerySelector("main a[href='/outlet/pnn']"), Is.Not.Null);
            Assert.That(page.QuerySelector("meta[name=robots]")!.GetAttribute("content"), Is.EqualTo("noindex"));
        });
    }

    [TestCase("/", "/feed.atom")]
    [TestCase("/section/uk", "/section/uk/feed.atom")]
    [TestCase("/outlet/pnn", "/outlet/pnn/feed.atom")]
    [TestCase("/search?q=mayor", "/search/feed.atom?q=mayor")]
    [TestCase("/article/a001", "/feed.atom")]
    public async Task Readers_of_feeds_find_the_page_s_own(string path, string feed)
    {
        Whole();

        var links = (await PageAsync(path)).QuerySelectorAll("link[rel=alternate]");

        Assert.That(links.Select(l => l.GetAttribute("type")), Is.EqualTo(new[] { "application/atom+xml", "application/rss+xml", "application/feed+json" }));
        Assert.That(links[0].GetAttribute("href"), Is.EqualTo(feed));
        Assert.That((await _host.GetAsync(feed)).StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task A_report_that_its_outlet_corrected_says_so_with_the_outlet_s_words()
    {
        Whole(a => a with { Revision = 2, Corrections = [new(CorrectionKind.Correction, "The sum was £4m, not £48m.", null, 0, 2)] });

        var page = await PageAsync("/article/a001");

        Assert.That(page.QuerySelector(".corrections")!.TextContent, Does.Contain("This report was corrected by its outlet").And.Contain("The sum was £4m, not £48m."));
        Assert.That(page.QuerySelector(".revised time"), Is.Not.Null);
    }

    [Test]
    public async Task A_report_that_is_not_to_be_found_through_others_tells_search_engines_so()
    {
        Whole(a => a with { Signals = new RightsSignals { NoIndex = true } });

        Assert.That((await PageAsync("/article/a001")).QuerySelector("meta[name=robots]")!.GetAttribute("content"), Is.EqualTo("noindex"));
    }

    [Test]
    public async Task A_report_is_shared_by_plain_links()
    {
        Whole();

        var links = (await PageAsync("/article/a001")).QuerySelectorAll(".share a").Select(a => a.GetAttribute("href")!).ToList();
        var address = Uri.EscapeDataString(new Uri(_host.Client.BaseAddress!, "/article/a001").AbsoluteUri);

        Assert.That(links, Has.Count.EqualTo(6));
        Assert.That(links.SkipLast(1), Has.All.Contains(address));
    }

    [Test]
    public async Task There_is_no_newsletter_box_until_a_list_takes_addresses() =>
        Assert.That((await PageAsync("/")).QuerySelector("form[method=post]"), Is.Null);

    [TestCase("https://list.example/subscribe", "form-action 'self' https://list.example;")]
    [TestCase("/subscribe", "form-action 'self';")]
    public async Task The_newsletter_s_list_is_the_only_other_place_that_a_form_may_go_to(string action, string policy)
    {
        await using var host = await SurfacesHost.StartAsync(s => (s["Portal:NewsletterAction"], s["Portal:NewsletterField"]) = (action, "EMAIL"));
        using var answer = await host.GetAsync("/");
        var form = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync()).QuerySelector("form[method=post]")!;

        Assert.That((form.GetAttribute("action"), form.QuerySelector("input")!.GetAttribute("name")), Is.EqualTo((action, "EMAIL")));
        Assert.That(string.Join(' ', answer.Headers.GetValues("Content-Security-Policy")), Does.Contain(policy));
    }

    [TestCase("http://list.example/subscribe")]
    [TestCase("//list.example/subscribe")]
    [TestCase("/\\list.example")]
    [TestCase("subscribe")]
    [TestCase("javascript:alert(1)")]
    public void A_newsletter_s_address_that_would_send_readers_addresses_astray_is_refused(string action) =>
        Assert.That(new FormAddressAttribute().IsValid(action), Is.False);

    [Test]
    public async Task The_page_s_own_stream_begins_where_the_page_was_made()
    {
        _host.News.Report(_pnn, "Before");
        var ticker = (await PageAsync("/")).QuerySelector("[data-ticker]")!;
        _host.News.Report(_pnn, "After");
        var address = $"{ticker.GetAttribute("data-stream")}?after={ticker.GetAttribute("data-from")}";
        using var answer = await _host.Client.GetAsync(new Uri(address, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
        using var lines = new StreamReader(await answer.Content.ReadAsStreamAsync());
        var text = "";
        while (!text.Contains("article.", StringComparison.Ordinal) || !text.EndsWith("\n\n", StringComparison.Ordinal))
        {
            text += await lines.ReadLineAsync() + "\n";
        }

        Assert.That(answer.Content.Headers.ContentType!.MediaType, Is.EqualTo("text/event-stream"));
        Assert.That(text, Does.Contain("After").And.Not.Contain("Before").And.Not.Contain("event: headlines"));
    }

    [Test]
    public async Task A_report_in_another_language_says_which()
    {
        _host.News.Report(_pnn, "Llywodraeth Cymru", a => a with { Language = "cy" });

        Assert.That((await PageAsync("/article/a001")).QuerySelector("article.article")!.GetAttribute("lang"), Is.EqualTo("cy"));
        Assert.That((await PageAsync("/")).QuerySelector("h2[lang=cy]"), Is.Not.Null);
    }

    [Test]
    public async Task Summer_times_are_British_summer_time()
    {
        _host.News.Report(_pnn, "July", a => a with { PublishedAt = new(2026, 7, 1, 23, 30, 0, TimeSpan.Zero) });

        Assert.That((await PageAsync("/article/a001")).QuerySelector(".facts time")!.TextContent, Is.EqualTo("2 July 2026, 00:30"));
    }

    [Test]
    public async Task Own_files_are_kept_for_ever_under_names_that_change_with_them()
    {
        var style = (await PageAsync("/")).QuerySelector("link[rel=stylesheet]")!.GetAttribute("href")!;
        using var answer = await _host.GetAsync(style);

        Assert.Multiple(() =>
        {
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(answer.Headers.CacheControl!.ToString(), Is.EqualTo("public, max-age=31536000, immutable"));
            Assert.That(answer.Content.Headers.ContentType!.MediaType, Is.EqualTo("text/css"));
        });
    }

    private void Whole(Func<Editing.Article, Editing.Article>? change = null) => _host.News.Report(_pnn, "Mayor blocks contract", a =>
    {
        a = a with
        {
            Standfirst = "In short.",
            KeyPoints = [new("First point.", new(1, 0, 0, 12)), new("Second point.", new(1, 1, 0, 13))],
            Body = [new(BlockKind.Paragraph, "Text."), new(BlockKind.Heading, "A heading"), new(BlockKind.ListItem, "One"), new(BlockKind.ListItem, "Two"), new(BlockKind.Quotation, "Said.")],
            WhyItMatters = "It is a first.",
            WhatItMeans = "What this means for you: what this means for you: Have your say by Friday.",
            Attribution = a.Attribution with { Authors = ["Amina Yusuf", "Tom Ellis", "Bo Li"] },
        };
        return change?.Invoke(a) ?? a;
    });

    private async Task<IHtmlDocument> PageAsync(string path) => new HtmlParser().ParseDocument(await _host.TextAsync(path));

    private static string[] Texts(IParentNode page, string selector) => [.. page.QuerySelectorAll(selector).Select(e => e.TextContent.Trim())];
}
