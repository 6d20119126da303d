using System.Text;
using Aggregator.Editing;
using Aggregator.Extracting;
using Aggregator.Rights;
using Aggregator.Surfacing.Portal;

namespace Aggregator.Surfacing.Feeds;

/// <summary>An article's text as HTML for feed readers: what the rights allow, and always whose it is.</summary>
internal static class FeedHtml
{
    public static string Of(Surfaceable article)
    {
        var html = new StringBuilder();
        var first = article.FirstParagraph;
        if (article.Standfirst is { } standfirst)
        {
            Element(html, "p", first is { Block: AttributedParagraph.InStandfirst } ? first.Text : standfirst);
        }

        List(html, article.KeyPoints.Select(p => p.Text));
        Body(html, article.Body, first);
        Labelled(html, Wording.WhyLabel, article.WhyItMatters);
        Labelled(html, Wording.MeansLabel, article.WhatItMeans);
        Attribution(html, article);
        return html.ToString();
    }

    private static void Body(StringBuilder html, IReadOnlyList<Block> blocks, AttributedParagraph? first)
    {
        for (var i = 0; i < blocks.Count; i++)
        {
            switch (blocks[i].Kind)
            {
                case BlockKind.ListItem:
                    var items = blocks.Skip(i).TakeWhile(b => b.Kind == BlockKind.ListItem).ToList();
                    List(html, items.Select(b => b.Text));
                    i += items.Count - 1;
                    break;
                case BlockKind.Heading:
                    Element(html, "h2", blocks[i].Text);
                    break;
                case BlockKind.Quotation:
                    Element(html, "blockquote", blocks[i].Text);
                    break;
                default:
                    Element(html, "p", first?.Block == i ? first.Text : blocks[i].Text);
                    break;
            }
        }
    }

    private static void Labelled(StringBuilder html, string label, string? text)
    {
        if (!string.IsNullOrWhiteSpace(text))
        {
            html.Append("<p><strong>").Append(FeedText.ToHtml(label)).Append(":</strong> ").Append(FeedText.ToHtml(Wording.WithoutLabel(text, label))).Append("</p>");
        }
    }

    private static void Attribution(StringBuilder html, Surfaceable article)
    {
        var attribution = article.Attribution;
        var name = FeedText.ToHtml(attribution.Outlet);
        var words = article.IsExcerpt ? $"Read the full report at {name}" : $"Report by {name}";
        html.Append("<p>");
        if (Links.IsWeb(attribution.Url))
        {
            html.Append("<a href=\"").Append(FeedText.ToHtml(FeedText.Of(attribution.Url))).Append("\">").Append(words).Append("</a>");
        }
        else
        {
            html.Append(words);
        }

        html.Append(attribution.Credit is { } credit ? $" ({FeedText.ToHtml(credit)})" : "").Append("</p>");
    }

    private static void List(StringBuilder html, IEnumerable<string> items)
    {
        var any = false;
        foreach (var item in items)
        {
            html.Append(any ? "" : "<ul>");
            Element(html, "li", item);
            any = true;
        }

        html.Append(any ? "</ul>" : "");
    }

    private static void Element(StringBuilder html, string name, string text) =>
        html.Append('<').Append(name).Append('>').Append(FeedText.ToHtml(text)).Append("</").Append(name).Append('>');
}
