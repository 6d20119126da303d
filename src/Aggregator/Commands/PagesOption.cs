using System.CommandLine;
using Aggregator.Operating;
using Aggregator.Sources;
using Aggregator.Storing;

namespace Aggregator.Commands;

/// <summary>The options of commands that look into the archive of a daemon, whether that is running or not.</summary>
internal sealed class PagesOption
{
    private readonly Option<string> _source = new("--source") { Description = "The source, such as bbc-news/top.", Required = true };
    private readonly Option<string> _data = new("--data") { Description = "Directory where everything that the daemon writes lives.", DefaultValueFactory = _ => RunOptions.DefaultData };
    private readonly Option<string?> _config = new("--config") { Description = "Directory of your own appsettings.json, which overrides the shipped one." };

    public PagesOption(Command command)
    {
        command.Add(_source);
        command.Add(_data);
        command.Add(_config);
    }

    /// <summary>Finds source and archive, does the work, and says what kept it from doing so.</summary>
    public async Task<int> RunAsync(ParseResult parsed, Func<Outlet, Source, IPageStore, Task<int>> work)
    {
        try
        {
            var plan = Plan.Check(Settings.Read(parsed.GetValue(_config), []));
            var id = new SourceId(parsed.GetRequiredValue(_source));
            if (plan.Outlets.FirstOrDefault(o => o.Sources.Any(s => s.Id == id)) is not { } outlet)
            {
                await Console.Error.WriteLineAsync($"--source {id}: there is no such source");
                return ExitCode.Misconfigured;
            }

            using var pages = SqlitePages.Open(new SqliteStoreOptions { Path = DataDirectory.Database(parsed.GetRequiredValue(_data)) });
            return await work(outlet, outlet.Sources.First(s => s.Id == id), pages);
        }
        catch (SettingsException e)
        {
            return await Complaint.AboutSettingsAsync(e);
        }
        catch (StoreException e)
        {
            await Console.Error.WriteLineAsync($"aggregator: {e.Message}");
            return ExitCode.StoreUnusable;
        }
    }
}
