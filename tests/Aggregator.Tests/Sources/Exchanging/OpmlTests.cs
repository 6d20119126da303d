using System.Text;
using System.Xml.Linq;
using Aggregator.Storing;

namespace Aggregator.Sources;

/// <summary>OPML of other programs, hostile OPML, and ours as others read it.</summary>
public sealed class OpmlTests
{
    private EditorBench _bench = null!;

    [SetUp]
    public async Task Open() => _bench = await EditorBench.OpenAsync();

    [TearDown]
    public async Task Close() => await _bench.DisposeAsync();

    [Test]
    public async Task A_readers_subscriptions_become_outlets_and_sources_in_their_folders()
    {
        var report = await ImportAsync("""
            <?xml version="1.0" encoding="UTF-8"?>
            <opml version="1.1"><head><title>mine</title></head><body>
              <outline text="News, UK"><outline text="Wales/Cymru">
                <outline type="rss" text="Gazette: Politics" xmlUrl="https://feeds.gazette.example/politics.xml" htmlUrl="https://www.gazette.example/politics"/>
                <outline type="rss" title="Gazette: Sport" text="x" xmlUrl="https://feeds.gazette.example/sport.xml" htmlUrl="https://gazette.example/"/>
              </outline></outline>
              <outline text="Herald extra" xmlUrl="https://www.herald.example/extra.xml"/>
              <outline text="Herald news" xmlUrl="http://www.herald.example/news.xml"/>
              <outline text="Old" xmlUrl="feed:gopher"/>
              <outline text="Pass" xmlUrl="https://me:secret-word@private.example/feed"/>
            </body></opml>
            """);

        Assert.That(report.Outcome, Is.TypeOf<EditOutcome.Saved>(), string.Join(" | ", (report.Outcome as EditOutcome.Refused)?.Mistakes ?? []));
        var outlet = _bench.Live!.Find(new OutletId("gazette-example"))!;
        Assert.That((outlet.Name, outlet.HomePage.AbsoluteUri), Is.EqualTo(("Gazette: Politics", "https://www.gazette.example/politics")));
        Assert.That(outlet.Sources.Select(s => (s.Id.Value, s.Groups.Single())), Is.EqualTo(new[] { ("gazette-example/gazette-politics", "News UK/Wales Cymru"), ("gazette-example/gazette-sport", "News UK/Wales Cymru") }));
        Assert.That(_bench.Live.Find(new SourceId("herald/herald-extra")), Is.Not.Null, "it belongs to the outlet whose site it is on");
        Assert.That(report.Skipped, Has.Count.EqualTo(3));
        Assert.That(report.Skipped, Has.One.Contains("polled already, as herald/news").And.One.Contains("not one of the web").And.One.Contains("holds a password"));
    }

    [Test]
    public async Task The_same_file_again_changes_nothing()
    {
        await _bench.AddGazetteAsync();
        var opml = OpmlWriter.Write(SourceExport.Of(_bench.Editor.Catalogue, null), Desk.Start);

        var report = await SourceImport.RunAsync(_bench.Editor, opml, true, false, EditorBench.Ann, null, false, default);

        Assert.That(((EditOutcome.Saved)report.Outcome).Versions, Is.Empty);
    }

    [Test]
    public async Task What_the_file_does_not_name_is_removed_where_that_is_asked_for()
    {
        await _bench.AddGazetteAsync();
        var file = new SourceFile();
        file.Outlets["other"] = DefinitionJson.Read(EditorBench.Outlet);

        var report = await SourceImport.RunAsync(_bench.Editor, Encoding.UTF8.GetBytes(SourceJson.Write(file)), false, replaces: true, EditorBench.Ann, null, false, default);

        Assert.That(report.Outcome, Is.TypeOf<EditOutcome.Saved>());
        Assert.That(_bench.Live!.Outlets.Select(o => o.Id.Value), Is.EqualTo(new[] { "herald", "courier", "other" }));
    }

    [Test]
    public async Task One_wrong_setting_keeps_the_whole_file_out()
    {
        var report = await SourceImport.RunAsync(
            _bench.Editor, """{"Sources": {"Outlets": {"a": {"Name": "A", "HomePage": "https://a.example/"}, "b": {"Name": "B"}, "herald": {"Name": "other"}}}}"""u8.ToArray(), false, false, EditorBench.Ann, null, false, default);

        Assert.That(((EditOutcome.Refused)report.Outcome).Mistakes.Select(m => $"{m.Subject} {m.Path}"), Is.EqualTo(new[] { "outlet:b HomePage" }));
        Assert.That(_bench.Editor.Catalogue.Outlets, Has.Count.EqualTo(2));
    }

    [TestCase("<!DOCTYPE opml [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><opml version=\"2.0\"><body><outline text=\"&x;\" xmlUrl=\"https://a.example/&x;\"/></body></opml>")]
    [TestCase("<!DOCTYPE opml [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">]><opml><body><outline text=\"&b;\"/></body></opml>")]
    [TestCase("<!DOCTYPE opml SYSTEM \"http://127.0.0.1/x.dtd\"><opml/>")]
    [TestCase("<opml><body><outline")]
    [TestCase("<rss version=\"2.0\"/>")]
    [TestCase("<opml xmlns=\"x\"><body>&#0;</body></opml>")]
    [TestCase("{}")]
    [TestCase("")]
    public async Task A_hostile_or_broken_file_is_refused_as_a_whole(string text) => Assert.That((await ImportAsync(text)).Outcome, Is.TypeOf<EditOutcome.Refused>());

    [Test]
    public async Task Depth_and_number_are_bounded()
    {
        var deep = string.Concat(Enumerable.Repeat("<outline text=\"a\">", 100_000)) + string.Concat(Enumerable.Repeat("</outline>", 100_000));
        Assert.That((await ImportAsync($"<opml><body>{deep}</body></opml>")).Outcome, Is.TypeOf<EditOutcome.Refused>());

        var many = string.Concat(Enumerable.Repeat("<outline text=\"a\"/>", 20_001));
        Assert.That((await ImportAsync($"<opml><body>{many}</body></opml>")).Outcome, Is.TypeOf<EditOutcome.Refused>());

        Assert.That((await ImportAsync($"<opml><body>{new string(' ', OpmlReader.MostBytes)}</body></opml>")).Outcome, Is.TypeOf<EditOutcome.Refused>());
    }

    [TestCase("s:A.A.A.A.A.A.A.A.A.A.A.A.A.A=\"x\"")]
    [TestCase("s:Request_x003A_Bearer=\"x\"")]
    [TestCase("s:IntervalMinutes=\"x\"")]
    [TestCase("s:Groups=\"x\"")]
    [TestCase("s:Ports.0=\"1\"")]
    [TestCase("s:Request.Bearer=\"***\"")]
    public async Task Our_own_attributes_are_held_to_the_rules_of_the_configuration(string attribute)
    {
        var report = await ImportAsync($"""<opml version="2.0" xmlns:s="{OpmlSettings.Namespace}"><body><outline text="x" type="rss" xmlUrl="https://a.example/f.xml" s:id="herald/more" {attribute}/></body></opml>""");
        Assert.That(report.Outcome, Is.TypeOf<EditOutcome.Refused>());
    }

    [Test]
    public async Task Other_readers_find_feeds_in_groups_and_no_secrets()
    {
        await _bench.AddGazetteAsync("""{"Address": "https://gazette.example/news.xml", "Groups": ["Regions/Wales", "Top"], "Request": {"Bearer": "hunter2-0815"}}""");

        var opml = Encoding.UTF8.GetString(OpmlWriter.Write(SourceExport.Of(_bench.Editor.Catalogue, null), Desk.Start));

        var feed = XDocument.Parse(opml).Descendants("outline").Single(o => o.Attribute("xmlUrl") is not null);
        Assert.That(feed.Ancestors("outline").Select(a => a.Attribute("text")!.Value), Is.EqualTo(new[] { "Wales", "Regions" }));
        Assert.That(((string?)feed.Attribute("type"), (string?)feed.Attribute("xmlUrl"), (string?)feed.Attribute("htmlUrl"), (string?)feed.Attribute("category")), Is.EqualTo(("rss", "https://gazette.example/news.xml", "https://gazette.example/", "/Regions/Wales,/Top")));
        Assert.That(opml, Does.Not.Contain("hunter2"));
    }

    private Task<ImportReport> ImportAsync(string opml) => SourceImport.RunAsync(_bench.Editor, Encoding.UTF8.GetBytes(opml), isOpml: true, false, EditorBench.Ann, null, false, default);
}
