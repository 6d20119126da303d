using Aggregator.Simulator.Telling;
using static Aggregator.Simulator.Makes.Html;

namespace Aggregator.Simulator.Makes;

/// <summary>The front page that a person sees who opens an outlet's address.</summary>
internal static class HomePage
{
    public static string Render(Edition edition, IReadOnlyList<Front> fronts) => $"""
        <!doctype html>
        <html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{Text(edition.Outlet.Name)}: {Text(edition.Outlet.Tagline)}</title>
        {Each(fronts.Where(f => f.Kind == "Feed"), f => $"<link rel=\"alternate\" type=\"{f.ContentType.Split(';')[0]}\" href=\"{f.Path}\">")}
        <style>body {"{"} font: 1rem/1.5 Georgia, serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem {"}"}</style></head><body>
        <header><h1>{Text(edition.Outlet.Name)}</h1><p>{Text(edition.Outlet.Tagline)}</p>
        <p><small>A simulated outlet: its people, places and news are made up.</small></p></header>
        <main>{Each(edition.Latest, r => $"<article><h2><a href=\"{r.Url.AbsolutePath}\">{Text(r.Headline)}</a></h2><p>{Text(r.Standfirst)}</p><time datetime=\"{Iso(r.PublishedAt)}\">{Spoken(r.PublishedAt)}</time></article>")}</main>
        </body></html>
        """;
}
