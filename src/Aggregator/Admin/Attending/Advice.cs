using Aggregator.Extracting.Drifting;
using Aggregator.Storing;

namespace Aggregator.Admin.Attending;

/// <summary>What a person can do about a class of trouble, in a sentence.</summary>
internal static class Advice
{
    public static string For(SourceHealth health) => health switch
    {
        SourceHealth.Blocked => "The outlet does not want this request. Ask it for leave, give the source its credentials, or switch the source off.",
        SourceHealth.Challenged => "A bot defence answers in the outlet’s place. Ask the outlet to let our user agent through.",
        SourceHealth.Missing => "The address leads nowhere. See on the outlet’s site where it went, or accept what was found.",
        SourceHealth.Gone => "The outlet says that it is gone for good. It is asked once a day whether it is back.",
        SourceHealth.Unreadable => "Something else than a feed answers: a page, or a document beyond mending. Open the address and look.",
        SourceHealth.Empty => "The document is in order but empty. If the outlet’s site has news, the feed was left behind.",
        SourceHealth.Failing => "Network or server trouble. It is tried again with growing pauses and recovers by itself.",
        SourceHealth.Throttled => "The server asked for patience and gets it. A longer interval may suit it better.",
        SourceHealth.Stale => "It answers, but has been silent for longer than its usual week explains.",
        SourceHealth.WindowLost => "More came than the document shows at a time. A shorter interval loses less.",
        _ => "",
    };

    public static string For(DriftKind kind) => kind switch
    {
        DriftKind.NoReport => "Its pages hold no reports any more: a wall, a new site, or another kind of page.",
        DriftKind.Missing => "The outlet’s pages changed. A selector in the recipe can say where it stands now.",
        DriftKind.DeadSelector => "The outlet’s pages changed. Replace the selector in the recipe.",
        DriftKind.OtherLayer => "The text still comes, from another part of the page. See whether it is the same.",
        _ => "See on the newest pages whether all of the report is there, and nothing else.",
    };
}
