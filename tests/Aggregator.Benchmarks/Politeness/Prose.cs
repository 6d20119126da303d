namespace Aggregator.Benchmarks.Politeness;

/// <summary>Pages with enough of a report on them to be one.</summary>
internal static class Prose
{
    private static readonly string[] Places = ["Ashford", "Whitby", "Ludlow", "Penzance", "Kendal", "Oban", "Brecon", "Omagh"];
    private static readonly string[] Matters = ["library", "harbour wall", "bus station", "town hall", "swimming pool", "market square", "viaduct", "cottage hospital"];

    public static string Headline(string path)
    {
        var seed = Seed(path);
        return $"{Places[seed % 8]} council agrees to repair the {Matters[seed / 8 % 8]} after {(seed / 64 % 9) + 2} years";
    }

    public static string Page(string path)
    {
        var (seed, headline) = (Seed(path), Headline(path));
        var (place, matter) = (Places[seed % 8], Matters[seed / 8 % 8]);
        string[] paragraphs =
        [
            $"Councillors in {place} voted on Monday night to repair the {matter}, ending a dispute that had divided the town for years and cost two leaders of the council their seats.",
            $"The work on the {matter} is to begin in the spring and will cost {seed % 40 + 3} million pounds, of which a third comes from the county and the rest from a loan over twenty years.",
            $"\"We have waited long enough,\" said the leader of the council after the vote. \"The people of {place} deserve a {matter} that they can use in every season.\"",
            $"Opponents said that the money would be better spent on roads, and that no survey of the {matter} had been published since it was closed to the public.",
            $"A report by engineers, which the council received in the autumn, found cracks in the foundations of the {matter} and advised that it should not be opened before they are mended.",
        ];
        return $"""<!doctype html><html lang="en"><head><title>{headline}</title><meta property="og:type" content="article"><meta property="og:title" content="{headline}"></head><body><main><article><h1>{headline}</h1><p>{string.Join("</p><p>", paragraphs)}</p></article></main></body></html>""";
    }

    // The same in every process, unlike a string's own hash.
    private static int Seed(string path) => path.Aggregate(17, static (sum, c) => ((sum * 31) + c) & 0xFFFF);
}
