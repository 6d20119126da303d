namespace Aggregator.Editing;

/// <summary>What an outlet says to its readers in between: none of it is about the event.</summary>
internal static class Notices
{
    private static readonly string[] Openings =
    [
        "Editor's note", "Editor’s note", "Read more", "Read also", "READ MORE", "Click here", "Sign up", "Subscribe", "Follow us", "Follow BBC", "Follow the", "Watch:", "WATCH:", "Listen:",
        "Related:", "Image caption", "Media caption", "Image source", "Additional reporting", "Reporting by", "Editing by", "Copyright", "©", "This article was", "This article is",
        "This story was", "If you have been affected", "If you've been affected", "If you’ve been affected", "Have you been affected", "Get in touch", "Send your", "Do you have a story",
        "Do you know more", "Download the", "For more stories", "For more news", "For confidential support", "Picture:", "Pictures:", "Photo:", "Photograph:", "Video:", "Listen to the best",
        "You can also", "Join our", "Join the conversation", "Get the latest", "Got a story", "Email us", "Contact us", "Our journalism", "Please consider", "Support our", "Buy tickets",
    ];

    public static bool IsOne(ReadOnlySpan<char> sentence)
    {
        foreach (var opening in Openings)
        {
            if (sentence.StartsWith(opening, StringComparison.Ordinal))
                return true;
        }

        return false;
    }
}
