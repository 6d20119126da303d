using Aggregator.Replaying;
using Aggregator.Storing;

namespace Aggregator.Commands;

/// <summary>A directory with settings, data and files, for verbs to work on.</summary>
internal sealed class Desktop : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("aggregator-cli-");

    public string Config => Path.Combine(_directory.FullName, "config");

    public string Data => Path.Combine(_directory.FullName, "data");

    public string this[string file] => Path.Combine(_directory.FullName, file);

    /// <summary>One outlet with one source that is switched off: nothing here asks the network.</summary>
    public static async Task<Desktop> OpenAsync()
    {
        var desktop = new Desktop();
        Directory.CreateDirectory(desktop.Config);
        await File.WriteAllTextAsync(Path.Combine(desktop.Config, "appsettings.json"), """
            {
              "Operating": { "OperatorUrl": "" },
              "Sources": { "IncludeShipped": false, "Outlets": { "herald": { "Name": "Herald", "HomePage": "https://www.herald.example/", "Sources": {
                "news": { "Address": "https://www.herald.example/rss", "Enabled": false } } } } }
            }
            """);
        await File.WriteAllTextAsync(desktop["feed.xml"], """<rss version="2.0"><channel><title>Herald</title><item><title>A report</title><link>https://www.herald.example/a</link><guid>a</guid></item></channel></rss>""");
        await File.WriteAllTextAsync(desktop["page.html"], ReplayedDesk.Page("one"));
        await File.WriteAllTextAsync(desktop["robots.txt"], "User-agent: *\nDisallow: /private\n");
        Directory.CreateDirectory(desktop.Data);
        await using (var desk = await ReplayedDesk.OpenAsync())
        {
            await desk.VisitAsync("one", ReplayedDesk.Page("one"));
            await DatabaseCopy.TakeAsync(desk.Path, Path.Combine(desktop.Data, "aggregator.db"), default);
        }

        return desktop;
    }

    public void Dispose() => _directory.Delete(recursive: true);
}
