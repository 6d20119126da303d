namespace Aggregator.Admin;

/// <summary>The console's parts, in the order of its navigation.</summary>
public enum AdminSection
{
    Attention,
    Sources,
    Articles,
    Outlets,
    Webhooks,
    Settings,
    Audit,
    Accounts,
    Account,
}

/// <summary>Where the console's parts stand, and the letter that leads there after <c>g</c>.</summary>
internal static class AdminSections
{
    public static IReadOnlyList<(AdminSection Section, string Name, string Path, string Key)> All { get; } =
    [
        (AdminSection.Attention, "Needs attention", "/admin", "n"),
        (AdminSection.Sources, "Sources", "/admin/sources", "s"),
        (AdminSection.Articles, "Articles", "/admin/articles", "a"),
        (AdminSection.Outlets, "Outlets", "/admin/outlets", "o"),
        (AdminSection.Webhooks, "Webhooks & keys", "/admin/webhooks", "w"),
        (AdminSection.Settings, "Settings", "/admin/settings", "e"),
        (AdminSection.Audit, "Audit", "/admin/audit", "d"),
        (AdminSection.Accounts, "Accounts", "/admin/accounts", "c"),
        (AdminSection.Account, "Your account", "/admin/account", "y"),
    ];

    public static bool IsForAdmins(AdminSection section) => section is AdminSection.Settings or AdminSection.Audit or AdminSection.Accounts;
}
