using System.Text.Json;
using System.Text.Json.Nodes;
using Aggregator.Editing;
using Aggregator.Rights;
using Aggregator.Surfacing.Api;

namespace Aggregator.Commands;

/// <summary>An inspected article as JSON: as the API serves it, all of it, with its sentences.</summary>
internal static class ArticleAnswer
{
    /// <summary>Whole: an inspection is for whoever runs the portal, not for its readers.</summary>
    public static JsonObject Of(Inspected inspected)
    {
        var article = inspected.Draft.Article;
        var shown = Surfaceable.Of(article, inspected.Outlet.Rights with { Extent = RightsExtent.Full, Image = true });
        var json = JsonSerializer.SerializeToNode(ViewOf.Article(shown, article.Breaking), ListBytes.Json.ArticleView)!.AsObject();
        json["sentences"] = new JsonArray([.. SentencesOf(article)]);
        return json;
    }

    private static IEnumerable<JsonNode> SentencesOf(Article article)
    {
        for (var paragraph = 0; paragraph < article.Body.Count; paragraph++)
        {
            var text = article.Body[paragraph].Text;
            foreach (var (start, length) in Sentences.Of(text))
            {
                yield return new JsonObject
                {
                    ["text"] = text.Substring(start, length),
                    ["evidence"] = new JsonObject { ["revision"] = article.Revision, ["paragraph"] = paragraph, ["start"] = start, ["length"] = length },
                };
            }
        }
    }
}
