using System.Collections.Frozen;

namespace Aggregator.Fetching;

/// <summary>
/// The robots.txt tokens of agents that collect for AI or answer from what they read, by operator, with where the operator (or who observed the agent)
/// names them. A publisher who names one of these and shuts it out says something about AI and not about crawlers in general.
/// </summary>
public static class AiAgents
{
    private static readonly (string Operator, string Source, string[] Tokens)[] Known =
    [
        ("OpenAI", "https://platform.openai.com/docs/bots", ["GPTBot", "ChatGPT-User", "OAI-SearchBot", "ChatGPT Agent", "OpenAI"]),
        ("Anthropic", "https://support.anthropic.com/en/articles/8896518", ["ClaudeBot", "Claude-User", "Claude-SearchBot", "Claude-Web", "anthropic-ai"]),
        ("Google", "https://developers.google.com/crawling/docs/crawlers-fetchers", ["Google-Extended", "Google-CloudVertexBot", "CloudVertexBot", "Gemini-Deep-Research", "Google-NotebookLM", "NotebookLM"]),
        ("Apple", "https://support.apple.com/en-gb/119829", ["Applebot-Extended"]),
        ("Meta", "https://developers.facebook.com/docs/sharing/webmasters/web-crawlers", ["Meta-ExternalAgent", "Meta-ExternalFetcher", "meta-webindexer", "FacebookBot"]),
        ("Amazon", "https://developer.amazon.com/amazonbot", ["Amazonbot", "Amzn-SearchBot", "Amzn-User", "bedrockbot", "amazon-kendra", "NovaAct"]),
        ("Perplexity", "https://docs.perplexity.ai/guides/bots", ["PerplexityBot", "Perplexity-User"]),
        ("Common Crawl", "https://commoncrawl.org/ccbot", ["CCBot"]),
        ("ByteDance", "https://darkvisitors.com/agents/bytespider", ["Bytespider", "TikTokSpider"]),
        ("Mistral", "https://docs.mistral.ai/robots", ["MistralAI-User", "MistralAI-Index"]),
        ("Cohere", "https://darkvisitors.com/agents/cohere-ai", ["cohere-ai", "cohere-training-data-crawler"]),
        ("Allen Institute", "https://allenai.org/crawler", ["AI2Bot", "Ai2Bot-Dolma", "AI2Bot-DeepResearchEval"]),
        ("DuckDuckGo", "https://duckduckgo.com/duckduckgo-help-pages/results/duckassistbot", ["DuckAssistBot"]),
        ("Diffbot", "https://docs.diffbot.com/docs/does-crawl-follow-the-robotstxt-protocol", ["Diffbot"]),
        ("Webz.io", "https://webz.io/bot.html", ["omgili", "omgilibot", "Webzio-Extended"]),
        ("You.com", "https://about.you.com/youbot", ["YouBot"]),
        ("Timpi", "https://timpi.io", ["Timpibot"]),
        ("LAION", "https://github.com/rom1504/img2dataset", ["img2dataset", "LAIONDownloader", "laion-huggingface-processor"]),
        ("Huawei", "https://darkvisitors.com/agents/pangubot", ["PanguBot"]),
        ("DeepSeek", "https://darkvisitors.com/agents/deepseekbot", ["DeepSeekBot"]),
        ("Zhipu", "https://darkvisitors.com/agents/chatglm-spider", ["ChatGLM-Spider"]),
        ("The Hive", "https://imagesift.com/about", ["ImagesiftBot"]),
        ("Velen", "https://velen.io", ["VelenPublicWebCrawler"]),
        ("NICT", "https://ucri.nict.go.jp/en/icccrawler.html", ["ICC-Crawler"]),
        ("ROIS", "https://ds.rois.ac.jp/en_center8/en_crawler", ["Cotoyogi"]),
        ("iAsk", "https://iask.ai", ["iAskBot", "iaskspider"]),
        ("Tavily", "https://tavily.com", ["TavilyBot"]),
        ("Firecrawl", "https://docs.firecrawl.dev", ["FirecrawlAgent"]),
        ("Semrush", "https://www.semrush.com/bot", ["SemrushBot-OCOB", "SemrushBot-SWA"]),
        ("Linkup", "https://www.linkup.so", ["LinkupBot"]),
        ("Others observed", "https://github.com/ai-robots-txt/ai.robots.txt",
            ["Andibot", "AzureAI-SearchBot", "Bravebot", "Brightbot", "Cloudflare-AutoRAG", "Crawl4AI", "Crawlspace", "Devin", "FriendlyCrawler", "Kangaroo Bot", "LinerBot", "Manus-User", "PhindBot", "QuillBot", "SBIntuitionsBot", "WRTNBot"]),
    ];

    private static readonly FrozenDictionary<string, string> ByToken = Known.SelectMany(k => k.Tokens).ToFrozenDictionary(t => t, StringComparer.OrdinalIgnoreCase);

    /// <summary>Every token, as its operator writes it.</summary>
    public static IReadOnlyCollection<string> Tokens => ByToken.Values;

    /// <summary>The token as its operator writes it, for a user-agent line's value (with or without a version); null for an agent that is not known for AI.</summary>
    public static string? Find(string userAgentLine)
    {
        var name = userAgentLine.Trim();
        return ByToken.GetValueOrDefault(name) ?? (name.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash ? ByToken.GetValueOrDefault(name[..slash].TrimEnd()) : null);
    }
}
