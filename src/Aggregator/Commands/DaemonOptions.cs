using System.CommandLine;
using Aggregator.Operating;

namespace Aggregator.Commands;

/// <summary>The options that <c>run</c> and <c>demo</c> share.</summary>
internal sealed class DaemonOptions
{
    private readonly Option<string> _urls = new("--urls") { Description = "Where to listen, such as http://127.0.0.1:5080.", DefaultValueFactory = _ => RunOptions.DefaultUrls };
    private readonly Option<string> _data;
    private readonly Option<string?> _config = new("--config") { Description = "Directory of your own appsettings.json, which overrides the shipped one." };

    private readonly Option<bool> _json = new("--json") { Description = "Say where it listens in JSON, on one line." };

    public DaemonOptions(Command command, string? data = null)
    {
        _data = new Option<string>("--data") { Description = "Directory where everything that the daemon writes lives.", DefaultValueFactory = _ => data ?? RunOptions.DefaultData };
        command.Add(_urls);
        command.Add(_data);
        command.Add(_config);
        command.Add(_json);
    }

    public RunOptions Read(ParseResult parsed) => new(parsed.GetRequiredValue(_urls), parsed.GetRequiredValue(_data), parsed.GetValue(_config), parsed.GetValue(_json));
}
