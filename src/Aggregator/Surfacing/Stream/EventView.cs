using Aggregator.Surfacing.Api;

namespace Aggregator.Surfacing.Stream;

/// <summary>
/// Something that happened to an article. <c>headline</c> is the article's as it stands when the event is sent, and null once the article is withdrawn:
/// whatever was shown of it has to go. <c>portalUrl</c> in it is a path where no public address is configured.
/// </summary>
internal sealed record EventView(
    string Event,
    string Type,
    DateTimeOffset At,
    string Article,
    int Revision,
    string State,
    HeadlineView? Headline,
    string? Reason);

/// <summary>Events since the one that was named. <c>headlines</c> is there instead of them at the beginning and after a <c>reset</c>: take these, and go on from <c>next</c>.</summary>
internal sealed record EventsView(
    bool Reset,
    IReadOnlyList<HeadlineView>? Headlines,
    IReadOnlyList<EventView> Items,
    string Next,
    DateTimeOffset AsOf);

/// <summary>The breaking news of this moment.</summary>
internal sealed record BreakingView(IReadOnlyList<HeadlineView> Items, DateTimeOffset AsOf);

/// <summary>Why a client has to begin afresh.</summary>
internal sealed record ResetView(string Reason, string Resync);
