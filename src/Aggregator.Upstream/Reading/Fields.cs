using System.Xml.Linq;

namespace Aggregator.Reading;

/// <summary>The children of a feed or entry, each with its vocabulary, looked up by either.</summary>
internal sealed class Fields
{
    private readonly List<(Vocabulary Vocabulary, string Name, XElement Element)> _all = [];

    public Fields(XElement parent, bool isAtom, ReadingContext context)
    {
        Parent = parent;
        foreach (var element in parent.Elements())
        {
            var vocabulary = Namespaces.Of(element, context.Namespaces);
            // An Atom feed that forgot its namespace is still Atom.
            _all.Add((isAtom && vocabulary == Vocabulary.Core ? Vocabulary.Atom : vocabulary, element.Name.LocalName, element));
        }
    }

    public XElement Parent { get; }

    public XElement? First(Vocabulary vocabulary, string name)
    {
        foreach (var (v, n, element) in _all)
        {
            if ((v & vocabulary) != 0 && n.Equals(name, StringComparison.OrdinalIgnoreCase))
                return element;
        }

        return null;
    }

    public IEnumerable<XElement> All(Vocabulary vocabulary, string name)
    {
        foreach (var (v, n, element) in _all)
        {
            if ((v & vocabulary) != 0 && n.Equals(name, StringComparison.OrdinalIgnoreCase))
                yield return element;
        }
    }

    /// <summary>The first that is not blank, trimmed.</summary>
    public string? Text(Vocabulary vocabulary, string name)
    {
        foreach (var (v, n, element) in _all)
        {
            if ((v & vocabulary) != 0 && n.Equals(name, StringComparison.OrdinalIgnoreCase) && ElementText.Of(element).Trim() is { Length: > 0 } text)
                return text;
        }

        return null;
    }
}
