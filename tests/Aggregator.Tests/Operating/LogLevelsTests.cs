using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Aggregator.Operating;

public sealed class LogLevelsTests
{
    private readonly LogLevels _levels = new();

    [OneTimeTearDown]
    public void Close() => _levels.Dispose();

    [Test]
    public void A_level_changes_while_the_program_runs_and_can_be_given_back()
    {
        using var services = new ServiceCollection()
            .AddLogging(b => b.AddFilter(null, LogLevel.Information).AddProvider(new Silent()))
            .AddSingleton<IConfigureOptions<LoggerFilterOptions>>(_levels)
            .AddSingleton<IOptionsChangeTokenSource<LoggerFilterOptions>>(_levels)
            .BuildServiceProvider();
        var fetching = services.GetRequiredService<ILoggerFactory>().CreateLogger("Aggregator.Fetching.HttpFetcher");
        Assert.That(fetching.IsEnabled(LogLevel.Debug), Is.False);

        _levels.Change("Aggregator.Fetching", LogLevel.Debug);
        Assert.That(fetching.IsEnabled(LogLevel.Debug), Is.True);

        _levels.Change("Aggregator.Fetching", null);
        Assert.That(fetching.IsEnabled(LogLevel.Debug), Is.False);

        _levels.Change("default", LogLevel.Error);
        Assert.That(fetching.IsEnabled(LogLevel.Warning), Is.False);
    }

    private sealed class Silent : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
        }

        public void Dispose()
        {
        }
    }
}
