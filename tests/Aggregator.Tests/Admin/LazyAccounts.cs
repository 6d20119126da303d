using Aggregator.Storing;
using Microsoft.Extensions.DependencyInjection;

namespace Aggregator.Admin;

/// <summary>Accounts in a store of their own, made when a test first asks for the console: most tests of surfaces never do.</summary>
internal sealed class LazyAccounts : IAsyncDisposable
{
    private readonly Lazy<(string Folder, SqliteStore Store)> _made = new(() =>
    {
        var folder = Directory.CreateTempSubdirectory("aggregator-accounts-").FullName;
        var options = new SqliteStoreOptions { Path = Path.Combine(folder, "aggregator.db") };
        return (folder, Task.Run(() => SqliteStore.OpenAsync(options, TimeProvider.System, default).AsTask()).GetAwaiter().GetResult());
    });

    public SqliteStore Store => _made.Value.Store;

    public async ValueTask DisposeAsync()
    {
        if (!_made.IsValueCreated)
            return;
        await _made.Value.Store.DisposeAsync();
        Directory.Delete(_made.Value.Folder, recursive: true);
    }
}

internal static class LazyAccountsServices
{
    public static IServiceCollection AddLazyAccounts(this IServiceCollection services) => services
        .AddSingleton<LazyAccounts>()
        .AddSingleton(s => s.GetRequiredService<LazyAccounts>().Store.Accounts)
        .AddSingleton<IAuditLog>(s => s.GetRequiredService<LazyAccounts>().Store);
}
