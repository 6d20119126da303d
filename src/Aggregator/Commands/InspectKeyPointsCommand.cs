using System.CommandLine;
using System.Text;
using System.Text.Json.Nodes;
using Aggregator.Editing;
using Aggregator.Extracting;

namespace Aggregator.Commands;

/// <summary><c>inspect keypoints --batch</c>: <c>{id, title, text, max}</c> in, <c>{id, summary[], offsets[[start, end]…]}</c> out, offsets in code points of the text.</summary>
internal static class InspectKeyPointsCommand
{
    private const int MostByDefault = 5;

    public static Command Create()
    {
        var command = new Command("keypoints", "Show the key points of a text.") { new Option<bool>("--batch") { Required = true, Description = "One JSON object a line in and out." } };
        command.SetAction((_, cancellation) => Batch.RunAsync(Console.In, Console.Out, Inspect, cancellation));
        return command;
    }

    internal static JsonObject Inspect(JsonObject asked)
    {
        var text = (string?)asked["text"] ?? throw new ArgumentException("\"text\" is missing");
        var points = KeyPoints.Best((string?)asked["title"], [new Block(BlockKind.Paragraph, text)], (int?)asked["max"] ?? MostByDefault);
        return new JsonObject
        {
            ["summary"] = new JsonArray([.. points.Select(p => JsonValue.Create(p.Text))]),
            ["offsets"] = new JsonArray([.. points.Select(p => Offsets(text, p.Evidence))]),
        };
    }

    private static JsonArray Offsets(string text, Evidence evidence)
    {
        var start = CodePoints(text.AsSpan(0, evidence.Start));
        return [start, start + CodePoints(text.AsSpan(evidence.Start, evidence.Length))];
    }

    private static int CodePoints(ReadOnlySpan<char> text)
    {
        var count = 0;
        foreach (var _ in text.EnumerateRunes())
            count++;
        return count;
    }
}
