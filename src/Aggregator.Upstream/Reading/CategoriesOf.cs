using System.Xml.Linq;

namespace Aggregator.Reading;

/// <summary>What an outlet files an entry under.</summary>
internal static class CategoriesOf
{
    private const int Most = 100;

    public static IReadOnlyList<string> All(Fields fields)
    {
        var names = new List<string>();
        foreach (var element in fields.All(Vocabulary.Core | Vocabulary.Atom | Vocabulary.Media | Vocabulary.Itunes, "category"))
            Category(element);
        foreach (var subject in fields.All(Vocabulary.Dc | Vocabulary.DcTerms, "subject"))
            Add(subject.Value);
        foreach (var keywords in fields.All(Vocabulary.Itunes | Vocabulary.Media, "keywords"))
        {
            foreach (var keyword in keywords.Value.Split(','))
                Add(keyword);
        }

        return names;

        void Category(XElement element)
        {
            var label = element.Attribute("label")?.Value;
            var term = element.Attribute("term")?.Value ?? element.Attribute("text")?.Value;
            Add(label);
            // A term that is an address or a number is for machines.
            if (string.IsNullOrWhiteSpace(label) || (term is not null && !FeedAddress.HasScheme(term) && !long.TryParse(term, out _)))
                Add(term);
            if (string.IsNullOrWhiteSpace(label) && string.IsNullOrWhiteSpace(term))
                Add(element.HasElements ? null : element.Value);
            foreach (var inner in element.Elements().Where(e => e.Name.LocalName == "category").Take(Most))
                Category(inner);
        }

        void Add(string? text)
        {
            if (names.Count < Most && PlainText.OfUnknown(text) is { } name && !names.Contains(name, StringComparer.OrdinalIgnoreCase))
                names.Add(name);
        }
    }
}
