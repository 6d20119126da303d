using System.Text;

namespace Aggregator.Reading;

/// <summary>Short ways to read a document in a test.</summary>
internal static class Reads
{
    public static readonly Uri Address = new("https://news.example.org/feeds/top.xml");

    private static readonly FeedReading Feeds = new();

    public static SourceDocument Document(string text) => Document(Encoding.UTF8.GetBytes(text));

    public static SourceDocument Document(byte[] bytes) => new() { Body = bytes, Address = Address };

    public static Feed Feed(string text) => Feed(Document(text));

    public static Feed Feed(SourceDocument document) => Feeds.Read(document) switch
    {
        ReadOutcome.Read read => read.Feed,
        ReadOutcome.Unreadable unreadable => throw new AssertionException($"Not read: {unreadable.Reason}"),
        var other => throw new AssertionException($"Unknown outcome {other}"),
    };

    public static string Refusal(string text) => Refusal(Document(text));

    public static string Refusal(SourceDocument document) =>
        Feeds.Read(document) is ReadOutcome.Unreadable unreadable ? unreadable.Reason : throw new AssertionException("It was read.");

    /// <summary>The only entry of an RSS feed with these fields.</summary>
    public static Entry Item(string fields, string channel = "") => Feed(Rss($"{channel}<item>{fields}</item>")).Entries.Single();

    /// <summary>The only entry of an Atom feed with these fields.</summary>
    public static Entry AtomEntry(string fields, string feed = "") => Feed($"""<feed xmlns="http://www.w3.org/2005/Atom">{feed}<entry>{fields}</entry></feed>""").Entries.Single();

    public static string Rss(string inside) =>
        $"""
        <?xml version="1.0" encoding="utf-8"?>
        <rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:media="http://search.yahoo.com/mrss/"
             xmlns:atom="http://www.w3.org/2005/Atom" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd">
        <channel><title>The Example</title><link>https://news.example.org/</link><description>News</description>{inside}</channel></rss>
        """;
}
