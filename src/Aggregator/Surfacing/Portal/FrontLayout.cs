namespace Aggregator.Surfacing.Portal;

/// <summary>A section's stories on the front page.</summary>
public sealed record SectionStories(string Category, IReadOnlyList<Story> Items);

/// <summary>Which story stands where on the front page; each stands there once.</summary>
public sealed record FrontLayout(Story? Lead, IReadOnlyList<Story> Second, IReadOnlyList<Story> Latest, IReadOnlyList<SectionStories> Sections, IReadOnlyList<Story> Rest)
{
    private const int Leads = 8;
    private const int Seconds = 4;
    private const int Latests = 9;
    private const int InSection = 4;
    private const int FewestInSection = 2;

    /// <param name="newest">The page's stories, newest first.</param>
    /// <param name="sections">Each section's newest, which may be among them.</param>
    public static FrontLayout Of(IReadOnlyList<Story> newest, IReadOnlyList<SectionStories> sections)
    {
        if (newest.Count == 0)
        {
            return new(null, [], [], [], []);
        }

        var lead = LeadOf(newest);
        HashSet<string> used = [IdOf(lead)];
        var second = Take(newest.Where(HasSummary), Seconds, used);
        var latest = Take(newest, Latests, used);
        List<SectionStories> blocks = [];
        foreach (var section in sections)
        {
            if (section.Items.Count(s => !used.Contains(IdOf(s))) >= FewestInSection)
            {
                blocks.Add(section with { Items = Take(section.Items, InSection, used) });
            }
        }

        return new(lead, second, latest, blocks, Take(newest, int.MaxValue, used));
    }

    // Breaking news; else, of the newest few, the one that there is most of to read on the page.
    private static Story LeadOf(IReadOnlyList<Story> newest) =>
        newest.FirstOrDefault(s => s.Breaking) ?? newest.Take(Leads).MaxBy(Weight)!;

    private static int Weight(Story story) =>
        (HasSummary(story) ? 2 : 0) + (story.Image is null ? 0 : 2) + Math.Min(3, story.Article.KeyPoints.Count);

    private static bool HasSummary(Story story) => story.Summary is not null;

    private static List<Story> Take(IEnumerable<Story> from, int most, HashSet<string> used) => [.. from.Where(s => !used.Contains(IdOf(s))).Take(most).Where(s => used.Add(IdOf(s)))];

    private static string IdOf(Story story) => story.Article.Id.Value;
}
