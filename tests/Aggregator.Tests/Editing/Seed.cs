using System.Text.Json.Nodes;
using Aggregator.Commands;
using Aggregator.Editing;
using Aggregator.Ingesting;
using Aggregator.Reading;
using Aggregator.Sources;

namespace Aggregator.Editing;

/// <summary>The report that the portal's page was drawn for, told here in words of our own: a mayor, the police and a contract.</summary>
internal static class Seed
{
    public static Outlet Outlet { get; } = new() { Id = new("pnn"), Name = "Palestine News Network (PNN)", HomePage = new("https://www.pnn.example/"), Rights = new() { Extent = Aggregator.Rights.RightsExtent.Full, Image = true } };

    public static Source Source { get; } = new() { Id = new("pnn/london"), Outlet = Outlet.Id, Address = new("https://www.pnn.example/feed.xml") };

    public static readonly DateTimeOffset Now = new(2026, 11, 24, 10, 30, 0, TimeSpan.Zero);

    public const string Page = """
        <!doctype html><html lang="en-GB"><head><title>BREAKING: Mayor blocks police data contract | PNN</title>
        <meta name="description" content="City Hall has stopped a £9m deal that would have given the police a new system for reading number plates.">
        <meta property="og:title" content="BREAKING: Mayor blocks police data contract"><meta property="article:published_time" content="2026-11-24T10:05:00Z">
        <meta property="article:section" content="London"><link rel="canonical" href="https://www.pnn.example/london/mayor-blocks-contract-48213">
        <meta property="og:image" content="https://www.pnn.example/i/city-hall.jpg"><meta name="author" content="Amina Yusuf"></head><body><main><article>
        <h1>BREAKING: Mayor blocks police data contract</h1>
        <p>The mayor of Wexley, Ann Field, has blocked a £9m contract between the city's police and a data company after residents warned that it would follow people across the city.</p>
        <p>The contract with Norton Systems was to have started in January and would have run for six years. Police chiefs had said that the cameras would help to find stolen cars.</p>
        <p>“We were never asked,” said Omar Haddad, who leads a group of residents in Wexley.</p>
        <p>Officers at Wexley Police had signed the contract in June without a vote by the council, documents that were published on Monday show.</p>
        <p>The city's auditor found that Norton Systems had offered the lowest price but had not said where pictures of number plates would be kept.</p>
        <p>A spokesman for Norton Systems said that the company had met every condition of the tender and would ask a court to look at the decision.</p>
        <p>Campaigners from the Open Streets Association collected 14,000 signatures against the contract during the summer.</p>
        <p>Two other cities, Leeds and Bristol, use a similar system from the same company and are reviewing it.</p>
        <h2>Why this matters</h2>
        <p>It is the first time that a mayor has used the power, given by a law of 2024, to stop a contract that the police have signed. Other cities are watching.</p>
        <h2>What does this mean for you?</h2>
        <p>Drivers will not be recorded by the new cameras, and those already put up on 40 streets have to be switched off by Friday. Anyone can ask the police for a copy of what was stored.</p>
        </article></main></body></html>
        """;

    /// <summary>The way of every report.</summary>
    public static Draft Written(string page = Page, DateTimeOffset? now = null)
    {
        var extractor = new Extracting.PageExtractor();
        var address = new Uri("https://www.pnn.example/london/mayor-blocks-contract-48213");
        var extracted = (Extracting.ExtractOutcome.Extracted)extractor.Extract(new() { Body = System.Text.Encoding.UTF8.GetBytes(page), Address = address, ContentType = "text/html; charset=utf-8" });
        var desk = new Desk(extractor);
        return desk.Write(Outlet, Source, desk.Tell(new Entry { Link = address, Title = "Mayor blocks police data contract" }), extracted.Reading, address, now ?? Now).Draft!;
    }
}
