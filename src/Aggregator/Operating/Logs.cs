using Microsoft.Extensions.Hosting.Systemd;
using Microsoft.Extensions.Logging.Console;

namespace Aggregator.Operating;

/// <summary>Structured logs: one line an event on the console, in systemd's own form under systemd.</summary>
internal static class Logs
{
    public static void Add(WebApplicationBuilder builder)
    {
        builder.Services.AddSystemd();
        // It warns that the keys are not encrypted in their turn: they are as private as the database beside them.
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection.KeyManagement.XmlKeyManager", LogLevel.Error);
        // With any level of this category on, the server makes an activity and a scope for every request, which nothing reads.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);
        builder.Logging.AddConfiguration(builder.Configuration.GetSection("Logging"));
        if (SystemdHelpers.IsSystemdService())
        {
            builder.Logging.AddSystemdConsole();
            return;
        }

        builder.Logging.AddSimpleConsole(o =>
        {
            o.SingleLine = true;
            o.UseUtcTimestamp = true;
            o.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z' ";
            o.ColorBehavior = Console.IsOutputRedirected ? LoggerColorBehavior.Disabled : LoggerColorBehavior.Default;
        });
    }
}
