using Aggregator.Operating;
using Aggregator.Surfacing;

namespace Aggregator.Admin.Effective;

/// <summary>The settings in force, as <c>aggregator config show</c> has them: read only, secrets masked, each with the place it comes from.</summary>
internal static class SettingsPages
{
    public static async Task<ReadyResult> ShowAsync(string? q, string? only, HttpContext http)
    {
        var context = await AdminAnswer.ContextAsync(http);
        var all = http.RequestServices.GetService<EffectiveSettings>()?.All ?? [];
        var search = q?.Trim();
        var shown = all
            .Where(s => string.IsNullOrEmpty(search) || s.Key.Contains(search, StringComparison.OrdinalIgnoreCase) || s.Shown?.Contains(search, StringComparison.OrdinalIgnoreCase) == true)
            .Where(s => only != "own" || s.Origin != EffectiveSettings.Shipped)
            .ToList();
        return await AdminAnswer.PageAsync<SettingsPage>(context, new SettingsModel(context, shown, search, only == "own", all.Count));
    }
}

/// <summary>The settings that match a search.</summary>
public sealed record SettingsModel(AdminContext Context, IReadOnlyList<EffectiveSetting> Settings, string? Search, bool OnlyOwn, int Total);
