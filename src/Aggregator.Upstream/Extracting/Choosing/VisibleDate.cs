using AngleSharp.Dom;
using Aggregator.Extracting.Scoring;

namespace Aggregator.Extracting.Choosing;

/// <summary>The publication date that readers see: a time element, a dateline near the headline, else the address.</summary>
internal static class VisibleDate
{
    private const int LongestDateline = 160;

    public static DateTimeOffset? Of(PageSurvey survey, Uri address, TimeZoneInfo zone) =>
        InTimes(survey, zone) ?? InMarks(survey, zone) ?? InAddress(address, zone) ?? InBlocks(survey, zone);

    private static DateTimeOffset? InTimes(PageSurvey survey, TimeZoneInfo zone)
    {
        var times = survey.Times.Where(t => !IsElsewhere(t)).ToList();
        var marked = times.FirstOrDefault(t => t.HasAttribute("pubdate") || (t.GetAttribute("class") ?? "").Contains("publish", StringComparison.OrdinalIgnoreCase));
        foreach (var time in marked is null ? times : [marked, .. times])
        {
            if (DateText.Read(time.GetAttribute("datetime"), zone) is { } stated)
                return stated;
            if (DateText.Read(Fold.Line(time.TextContent), zone) is { } read)
                return read;
        }

        return null;
    }

    private static DateTimeOffset? InMarks(PageSurvey survey, TimeZoneInfo zone)
    {
        foreach (var mark in survey.DateMarks.Where(m => !IsElsewhere(m)).Take(40))
        {
            var text = Fold.Line(mark.TextContent);
            if (text.Length is > 5 and <= LongestDateline && DateText.Read(text, zone) is { } at)
                return at;
        }

        return null;
    }

    private static DateTimeOffset? InBlocks(PageSurvey survey, TimeZoneInfo zone)
    {
        foreach (var block in survey.Blocks)
        {
            if (block.Text.Length is > 5 and <= LongestDateline && block.Text.AsSpan().IndexOfAnyInRange('0', '9') >= 0 && !IsElsewhere(block.Box.Element)
                && DateText.Read(block.Text, zone) is { } at)
                return at;
        }

        return null;
    }

    private static DateTimeOffset? InAddress(Uri address, TimeZoneInfo zone)
    {
        var parts = address.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i + 2 < parts.Length; i++)
        {
            if (parts[i].Length == 4 && parts[i].All(char.IsAsciiDigit) && DateText.Read($"{parts[i]} {parts[i + 1]} {parts[i + 2]}".Replace(' ', '-'), zone) is { } at)
                return at;
        }

        return null;
    }

    private static bool IsElsewhere(IElement element)
    {
        const ClassWord Foreign = ClassWord.Comment | ClassWord.Related | ClassWord.Sidebar | ClassWord.Navigation | ClassWord.Footer;
        for (IElement? at = element; at is not null && at.LocalName != "body"; at = at.ParentElement)
        {
            if (at.LocalName is "aside" or "nav" or "footer" or "li")
                return true;
            if (((ClassWords.In(at.GetAttribute("class")) | ClassWords.In(at.GetAttribute("id"))) & Foreign) != 0)
                return true;
        }

        return false;
    }
}
