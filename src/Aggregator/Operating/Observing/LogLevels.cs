using System.Text.Json;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace Aggregator.Operating;

/// <summary>Log levels that are set while the daemon runs; they go before those of the configuration and end with the process.</summary>
internal sealed class LogLevels : IConfigureOptions<LoggerFilterOptions>, IOptionsChangeTokenSource<LoggerFilterOptions>, IDisposable
{
    private readonly Lock _gate = new();
    private readonly SortedDictionary<string, LogLevel> _levels = new(StringComparer.OrdinalIgnoreCase);
    private CancellationTokenSource _changed = new();

    string? IOptionsChangeTokenSource<LoggerFilterOptions>.Name => Options.DefaultName;

    /// <summary>What was set, by category; "Default" stands for all.</summary>
    public IReadOnlyDictionary<string, LogLevel> Set
    {
        get
        {
            lock (_gate)
                return new Dictionary<string, LogLevel>(_levels, StringComparer.OrdinalIgnoreCase);
        }
    }

    /// <summary>Sets a category's level from now on; null gives it back to the configuration.</summary>
    public void Change(string category, LogLevel? level)
    {
        CancellationTokenSource before;
        lock (_gate)
        {
            if (level is { } wanted)
                _levels[category] = wanted;
            else
                _levels.Remove(category);
            (before, _changed) = (_changed, new CancellationTokenSource());
        }

        before.Cancel();
        before.Dispose();
    }

    public void Dispose() => _changed.Dispose();

    public void Configure(LoggerFilterOptions options)
    {
        foreach (var (category, level) in Set)
        {
            var name = category.Equals("Default", StringComparison.OrdinalIgnoreCase) ? null : category;
            foreach (var rule in options.Rules.Where(r => r.ProviderName is null && string.Equals(r.CategoryName, name, StringComparison.OrdinalIgnoreCase)).ToList())
                options.Rules.Remove(rule);
            options.Rules.Add(new LoggerFilterRule(null, name, level, null));
        }
    }

    IChangeToken IOptionsChangeTokenSource<LoggerFilterOptions>.GetChangeToken()
    {
        lock (_gate)
            return new CancellationChangeToken(_changed.Token);
    }
}

/// <summary><c>/log-levels</c> on the operators' port: GET shows, PUT sets (<c>{"Aggregator.Fetching": "Debug"}</c>; null gives back).</summary>
internal static class LogLevelsEndpoint
{
    public static void UseLogLevels(this IApplicationBuilder app) => app.Map("/log-levels", branch => branch.Run(AnswerAsync));

    private static async Task AnswerAsync(HttpContext context)
    {
        var levels = context.RequestServices.GetRequiredService<LogLevels>();
        switch (context.Request.Method)
        {
            case "GET":
                break;
            // JSON only: a page of another site cannot send that without asking first, and is not answered then.
            case "PUT" when context.Request.HasJsonContentType():
                if (await ReadAsync(context) is not { } wanted)
                    return;
                foreach (var (category, level) in wanted)
                    levels.Change(category, level);
                break;
            default:
                await RefuseAsync(context, StatusCodes.Status405MethodNotAllowed, "GET shows the levels; PUT sets them, with a body of application/json");
                return;
        }

        await context.Response.WriteAsJsonAsync(levels.Set.ToDictionary(l => l.Key, l => l.Value.ToString()));
    }

    private static async Task<Dictionary<string, LogLevel?>?> ReadAsync(HttpContext context)
    {
        try
        {
            var asked = await JsonSerializer.DeserializeAsync<Dictionary<string, string?>>(context.Request.Body, cancellationToken: context.RequestAborted) ?? [];
            var wanted = new Dictionary<string, LogLevel?>();
            foreach (var (category, name) in asked)
            {
                if (name is not null && (!Enum.TryParse<LogLevel>(name, ignoreCase: true, out var level) || !Enum.IsDefined(level) || char.IsDigit(name[0])))
                    throw new JsonException($"\"{name}\" is not a level; there are {string.Join(", ", Enum.GetNames<LogLevel>())}, and null");
                wanted[category] = name is null ? null : Enum.Parse<LogLevel>(name, ignoreCase: true);
            }

            return wanted;
        }
        catch (JsonException e)
        {
            await RefuseAsync(context, StatusCodes.Status400BadRequest, $"It has to be like {{\"Aggregator.Fetching\": \"Debug\"}}: {e.Message}");
            return null;
        }
    }

    private static Task RefuseAsync(HttpContext context, int status, string why)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsJsonAsync(new { title = why, status });
    }
}
