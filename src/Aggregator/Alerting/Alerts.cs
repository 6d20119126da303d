using Aggregator.Fetching;
using Aggregator.Storing;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Aggregator.Alerting;

/// <summary>Registers the alerts, where there is anybody to tell.</summary>
internal static class Alerts
{
    // A mail server or a hook that takes longer is tried again.
    private static readonly TimeSpan SendLimit = TimeSpan.FromSeconds(30);

    public static void AddAlerting(this IServiceCollection services, AlertingOptions options, string data)
    {
        if (!options.IsOn)
            return;
        services.TryAddSingleton<GuardedPost>();
        services.AddHostedService(s => new AlertWatch(
            s.GetRequiredService<SqliteStore>(), data, options, Channels(options, s.GetRequiredService<GuardedPost>, s.GetRequiredService<TimeProvider>()), s.GetRequiredService<TimeProvider>(), s.GetRequiredService<ILogger<AlertWatch>>()));
    }

    public static IReadOnlyList<IAlertChannel> Channels(AlertingOptions options, Func<GuardedPost> post, TimeProvider clock)
    {
        var channels = new List<IAlertChannel>();
        if (options.SmtpHost.Length > 0)
            channels.Add(new MailChannel(options, SendLimit, clock));
        if (options.WebhookUrl is not null)
            channels.Add(new HookChannel(post(), options, SendLimit));
        return channels;
    }
}
