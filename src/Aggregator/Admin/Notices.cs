namespace Aggregator.Admin;

/// <summary>What an action has to say on the page that it leads back to. Only its name travels in the address, so that a link cannot put words into our mouth.</summary>
internal static class Notices
{
    public const string Key = "done";

    private static readonly Dictionary<string, Notice> Known = new(StringComparer.Ordinal)
    {
        ["not-polled"] = new("Not polled: it is switched off, or is not there any more.", IsTrouble: true),
        ["accepted"] = new("The new address is in use, and is asked at once."),
        ["no-proposal"] = new("There is no proposal any more: it may have been accepted or have lapsed.", IsTrouble: true),
        ["dismissed"] = new("The proposal is dismissed. The home page is searched again a week after it was last searched."),
        ["withdrawn"] = new("The reports that were held back are withdrawn."),
        ["none-held"] = new("Nothing is held back any more.", IsTrouble: true),
        ["webhook-enabled"] = new("The webhook goes on at once."),
        ["replayed"] = new("What was given up is tried again from now."),
        ["no-webhook"] = new("There is no such webhook.", IsTrouble: true),
        ["saved"] = new("Saved, and in force from now on."),
        ["same"] = new("Nothing is different, so nothing was saved."),
        ["protected"] = new("The configuration declares this source: it is changed there.", IsTrouble: true),
        ["conflict"] = new("Somebody else changed it meanwhile. Nothing was saved: look at it once more.", IsTrouble: true),
        ["paused"] = new("Switched off: it stays in the list, and is not polled."),
        ["resumed"] = new("Switched on: it is polled again."),
        ["rolled-back"] = new("The old version is saved as a new one, and is in force."),
        ["selector"] = new("The new selector is in the recipe. The next pages show whether it finds what it should."),
        ["bulk"] = new("Done for all of them at once, and in force."),
        ["none-chosen"] = new("No source was chosen.", IsTrouble: true),
        ["held"] = new("It is off every surface. Who had it is told that it is withdrawn."),
        ["released"] = new("Released. It stands as it is by now."),
        ["amended"] = new("Corrected: a revision with your notice."),
        ["stands-so"] = new("It stood so already: nothing was done.", IsTrouble: true),
        ["overtaken"] = new("Another revision came in between. Look at it, and decide again.", IsTrouble: true),
        ["no-article"] = new("There is no such article.", IsTrouble: true),
        ["no-reason"] = new("A reason is needed: nothing was done.", IsTrouble: true),
        ["added"] = new("The source is saved, and is polled as soon as its outlet's turn comes, within seconds."),
        ["recipe"] = new("The selector is saved as a version of the recipe, and holds for pages from now on."),
        ["fixed"] = new("The selector is replaced, for pages since the old one died; they are looked at again in time."),
        ["declared"] = new("The source is declared in the configuration: its recipe is changed there.", IsTrouble: true),
        ["not-changed"] = new("Nothing was changed.", IsTrouble: true),
    };

    // Of the action before this one.
    private static readonly string[] OfNotice = [Key + "=", "source=", "at="];

    public static Notice? Of(string? name) => name is not null && Known.TryGetValue(name, out var notice) ? notice : null;

    /// <summary>The page to go back to, saying so. <paramref name="back"/> is a form's word: only a path of the console is followed.</summary>
    public static string Back(string? back, string otherwise, string name)
    {
        var path = back is ['/', 'a', 'd', 'm', 'i', 'n', ..] && (back.Length == 6 || back[6] is '/' or '?') && !back.Contains('\\', StringComparison.Ordinal) && !back.Any(char.IsControl) ? back : otherwise;
        var (before, query) = path.IndexOf('?', StringComparison.Ordinal) is var at and >= 0 ? (path[..at], path[(at + 1)..]) : (path, "");
        var kept = query.Split('&', StringSplitOptions.RemoveEmptyEntries).Where(p => !OfNotice.Any(k => p.StartsWith(k, StringComparison.Ordinal)));
        return $"{before}?{string.Join('&', kept.Append($"{Key}={name}"))}";
    }
}
