namespace Aggregator.Benchmarks.Politeness;

/// <summary>Hosts whose feeds and robots.txt files ask for something.</summary>
internal static class AskingSites
{
    public static IEnumerable<Site> Of(DateTimeOffset start) =>
    [
        new("ttl", start) { Channel = "<ttl>180</ttl>" },
        new("syndication", start) { Channel = "<sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>6</sy:updateFrequency>" },
        new("skiphours", start) { Channel = "<skipHours><hour>0</hour><hour>1</hour><hour>2</hour><hour>3</hour><hour>4</hour><hour>15</hour></skipHours>" },
        new("skipdays", start) { Channel = "<skipDays><day>Tuesday</day></skipDays>" },
        new("fresh", start) { FeedHeaders = [("Cache-Control", "max-age=7200")] },
        new("private", start) { Robots = "User-agent: *\nDisallow: /secret/\n", Page = static n => n % 2 == 0 ? $"/secret/report-{n}.html" : $"/news/report-{n}.html", Posts = [-7, -5, -3, -1, 3, 5] },
        new("slow", start) { Robots = $"User-agent: *\nCrawl-delay: {Scenes.CrawlDelay}\n", Posts = [-9, -7, -5, -3, -2, -1] },
    ];
}
