using System.Text.Json.Nodes;
using System.Xml;

namespace Aggregator.Sources;

/// <summary>Reads OPML of ours and of others, which may be hostile: no DOCTYPE, no entities, nothing fetched, bounded in every direction.</summary>
internal sealed class OpmlReader
{
    public const int MostBytes = 8 * 1024 * 1024;
    private const int MostDepth = 24;
    private const int MostOutlines = 20_000;

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = MostBytes,
        MaxCharactersFromEntities = 1024,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        IgnoreWhitespace = true,
    };

    private readonly SourceFile _file = new();
    private readonly List<OpmlOutline> _foreign = [];
    private readonly List<string> _groups = [];
    private int _outlines;

    private OpmlReader()
    {
    }

    /// <param name="opml">The file.</param>
    /// <param name="catalogue">Outlets that sources of others may belong to.</param>
    public static ReadFile Read(byte[] opml, SourceCatalogue catalogue)
    {
        if (opml.Length > MostBytes)
            return ReadFile.Wrong($"is longer than {MostBytes / 1024 / 1024} MiB");
        var reader = new OpmlReader();
        try
        {
            using var xml = XmlReader.Create(new MemoryStream(opml), Settings);
            if (reader.Walk(xml) is { } complaint)
                return ReadFile.Wrong(complaint);
        }
        catch (XmlException e)
        {
            return ReadFile.Wrong($"is not XML that can be read: {e.Message}");
        }

        ForeignOutlines.Place(reader._file, reader._foreign, catalogue);
        return new ReadFile(reader._file, []);
    }

    // One pass, without a tree: what is wrong with it as a whole, or null.
    private string? Walk(XmlReader xml)
    {
        if (xml.MoveToContent() != XmlNodeType.Element || xml.LocalName != "opml")
            return "is not OPML: its root is another element than opml";
        var open = new Stack<bool>();
        while (xml.Read())
        {
            if (xml.Depth > MostDepth)
                return $"is nested more than {MostDepth} levels deep";
            if (xml.NodeType == XmlNodeType.EndElement && xml.LocalName == "outline" && xml.NamespaceURI.Length == 0)
                Close(open);
            if (xml.NodeType != XmlNodeType.Element)
                continue;
            if (xml is { LocalName: "outlet", NamespaceURI: OpmlSettings.Namespace })
                TakeOutlet(xml);
            else if (xml.LocalName == "outline" && xml.NamespaceURI.Length == 0)
            {
                if (++_outlines > MostOutlines)
                    return $"has more than {MostOutlines} outlines";
                Open(xml, open);
            }
        }

        return null;
    }

    private void Open(XmlReader xml, Stack<bool> open)
    {
        var isEmpty = xml.IsEmptyElement;
        var outline = OpmlOutline.Read(xml, string.Join('/', _groups));
        if (outline.Id is { } id)
            _file.Sources[id] = outline.Definition;
        else if (outline.Address.Length > 0)
            _foreign.Add(outline);
        var isGroup = outline.Id is null && outline.Address.Length == 0 && outline.Name.Length > 0;
        if (isEmpty)
            return;
        open.Push(isGroup);
        if (isGroup)
            _groups.Add(OpmlOutline.Group(outline.Name));
    }

    private void Close(Stack<bool> open)
    {
        if (open.TryPop(out var isGroup) && isGroup)
            _groups.RemoveAt(_groups.Count - 1);
    }

    private void TakeOutlet(XmlReader xml)
    {
        var (id, definition) = (xml.GetAttribute("id") ?? "", new JsonObject());
        while (xml.MoveToNextAttribute())
        {
            if (xml.NamespaceURI == OpmlSettings.Namespace)
                OpmlSettings.Put(definition, xml.LocalName, xml.Value);
        }

        xml.MoveToElement();
        _file.Outlets[id] = definition;
    }
}
