using System.Buffers;

namespace Aggregator.Extracting.Scoring;

/// <summary>Wordings of furniture, by kind.</summary>
internal static class Phrases
{
    // Furniture is short; in longer texts these words mean what they say.
    private const int LongestFurniture = 400;

    private static readonly SearchValues<string>[] Kinds =
    [
        Of("read more", "read also", "also read", "read next", "see also", "continue reading", "find out more", "learn more", "click here", "more on this", "more from", "more stories", "view more", "show more", "load more", "watch:", "watch now", "listen:", "mehr lesen", "weiterlesen", "lesen sie auch", "lire aussi", "leer más", "leggi anche", "lees ook", "mehr zum thema", "weitere artikel", "top stories", "most read", "don't miss", "read:", "mehr:", "more:"),
        Of("sign up", "subscribe", "newsletter", "your inbox", "your email", "e-mail address", "email address", "register", "log in", "sign in", "join us", "download our app", "free trial", "abonnieren", "anmelden", "abonnez", "suscríb", "iscriviti", "jetzt abo", "whatsapp channel", "get the latest", "daily briefing"),
        Of("share this", "share on", "share via", "follow us", "facebook", "twitter", "whatsapp", "linkedin", "instagram", "tweet", "pinterest", "copy link", "print this", "teilen", "partager", "compartir", "condividi", "email this", "telegram", "reddit", "youtube"),
        Of("cookie", "privacy policy", "consent", "terms of use", "terms and conditions", "terms of service", "datenschutz", "personal data", "gdpr"),
        Of("copyright", "©", "all rights reserved", "alle rechte", "tous droits", "(c) 20", "impressum", "reserved.", "powered by", "published by"),
        Of("advert", "sponsored", "promoted", "affiliate", "anzeige", "werbung", "publicité", "publicidad", "pubblicità", "commission", "special offer", "shop now", "buy now", "add to cart"),
        Of("comment", "reply", "kommentar", "commentaire", "comentario", "commenti", "join the conversation", "have your say", "leave a", "be the first"),
        Of("photo:", "image:", "picture:", "photograph:", "getty", "shutterstock", "image source", "image credit", "photo by", "photo credit", "courtesy", "(photo", "(image", "(picture", "foto:", "bild:", "quelle:", "reuters/", "afp/", "pa wire", "via ap", "(ap photo", "istock", "unsplash", "alamy", "file photo", "caption"),
        Of("published", "updated", "posted on", "posted in", "last modified", "min read", "minute read", "minutes read", "ago", "veröffentlicht", "aktualisiert", "publié", "publicado", "reading time", "lesezeit"),
        Of("written by", "about the author", "is a ", "reporter", "editor", "correspondent", "contributed to", "von ", "author:", "by "),
        Of("related", "recommended", "you may like", "might also", "you may also", "trending", "popular", "latest news", "editor's pick", "tags:", "topics", "filed under", "categories", "keywords", "tagged", "previous", "next article", "next post", "das könnte"),
        Of("table of contents", "in this article", "on this page", "jump to", "skip to", "back to top", "contents", "inhaltsverzeichnis", "key points", "at a glance"),
        Of("javascript", "browser", "your device", "enable", "loading", "not supported", "video player", "playback", "play video", "unavailable"),
        Of("contact us", "get in touch", "send us", "email us", "do you have a story", "tip", "call us", "phone", "tel:", "tel.", "correction", "clarification", "disclaimer", "disclosure", "editor's note", "this article was", "this story", "this post", "originally published", "first appeared"),
    ];

    public static int KindCount => Kinds.Length;

    public static void Add(ref FeatureRow row, string text)
    {
        var isShort = text.Length <= LongestFurniture;
        foreach (var kind in Kinds)
            row.Add(isShort && text.AsSpan().ContainsAny(kind));
    }

    private static SearchValues<string> Of(params ReadOnlySpan<string> phrases) => SearchValues.Create(phrases, StringComparison.OrdinalIgnoreCase);
}
