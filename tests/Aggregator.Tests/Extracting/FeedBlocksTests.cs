namespace Aggregator.Extracting;

/// <summary>The text of feeds' own HTML, by the quick way and by the parser alike.</summary>
public sealed class FeedBlocksTests
{
    [TestCase("The council agreed.", "The council agreed.")]
    [TestCase("  Two\n lines\tof text ", "Two lines of text")]
    [TestCase("Fish &amp; chips &#8211; &pound;5", "Fish & chips – £5")]
    [TestCase("<p>One.</p><p>Two.</p>", "One.|Two.")]
    [TestCase("<p>A <a href=\"https://example.com/?a=1&b=2\">link</a> and <b>bold</b>.</p>", "A link and bold.")]
    [TestCase("First<br><br/>Second", "First|Second")]
    [TestCase("First<br>same paragraph", "First same paragraph")]
    [TestCase("<img src='x.jpg' alt='a > b'>Text", "Text")]
    [TestCase("<p>Unclosed <b>bold", "Unclosed bold")]
    [TestCase("a < b and c > d", "a < b and c > d")]
    [TestCase("<script>alert(1)</script>Text", "Text")]
    [TestCase("<style>p{color:red}</style><p>Text</p>", "Text")]
    [TestCase("<p>Text<!-- not this --></p>", "Text")]
    [TestCase("<svg><title>Icon</title></svg>Text", "Text")]
    [TestCase("&lt;script&gt;alert(1)&lt;/script&gt;", "<script>alert(1)</script>")]
    [TestCase("&amp;lt;b&amp;gt; twice encoded", "&lt;b&gt; twice encoded")]
    [TestCase("&#150; from windows", "– from windows")]
    [TestCase("<iframe src='https://example.com'>fallback</iframe>Text", "Text")]
    [TestCase("", "")]
    public void Text_comes_out_as_readers_see_it(string html, string blocks)
    {
        Assert.That(string.Join('|', Blocks(html).Select(b => b.Text)), Is.EqualTo(blocks));
    }

    [Test]
    public void Kinds_of_blocks_are_kept()
    {
        var blocks = Blocks("<h2>Head</h2><p>Text</p><ul><li>One</li><li>Two</li></ul><blockquote><p>Said</p></blockquote><p>End</p>");

        Assert.That(blocks, Is.EqualTo(new[]
        {
            new Block(BlockKind.Heading, "Head"), new Block(BlockKind.Paragraph, "Text"), new Block(BlockKind.ListItem, "One"), new Block(BlockKind.ListItem, "Two"),
            new Block(BlockKind.Quotation, "Said"), new Block(BlockKind.Paragraph, "End"),
        }));
    }

    [TestCase("<p>One <em>two</em></p><ul><li>three</li></ul>four")]
    [TestCase("Text &amp; more<br>next<br><br>last <img src=a>")]
    [TestCase("<div><p>In</p>between<p>out</p></div>")]
    [TestCase("<blockquote>He said<p>this</p></blockquote>and left")]
    [TestCase("<p>soft&nbsp;space and &quot;quotes&quot;</p>")]
    public void The_quick_way_reads_as_the_parser_does(string html)
    {
        var quick = Cleaning.SimpleMarkup.TryRead(html);
        // A comment is beyond the quick way, and no text.
        var parsed = Blocks(html + "<!-- -->");

        Assert.That(quick, Is.Not.Null);
        Assert.That(quick, Is.EqualTo(parsed));
    }

    [Test]
    public void Nesting_that_hurts_gives_nothing() => Assert.That(Blocks(string.Concat(Enumerable.Repeat("<table><tr><td>", 20_000))), Is.Empty);

    private static IReadOnlyList<Block> Blocks(string html) => new PageExtractor().Blocks(html, null);
}
