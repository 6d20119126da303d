using System.CommandLine;
using System.Text.Json.Nodes;
using Aggregator.Editing;

namespace Aggregator.Commands;

/// <summary><c>inspect sentences --batch</c>: <c>{id, text}</c> in, <c>{id, sentences[]}</c> out.</summary>
internal static class InspectSentencesCommand
{
    public static Command Create()
    {
        var command = new Command("sentences", "Show the sentences of a text.") { new Option<bool>("--batch") { Required = true, Description = "One JSON object a line in and out." } };
        command.SetAction((_, cancellation) => Batch.RunAsync(Console.In, Console.Out, Inspect, cancellation));
        return command;
    }

    internal static JsonObject Inspect(JsonObject asked)
    {
        var text = (string?)asked["text"] ?? throw new ArgumentException("\"text\" is missing");
        return new JsonObject { ["sentences"] = new JsonArray([.. Sentences.Of(text).Select(s => JsonValue.Create(text.Substring(s.Start, s.Length)))]) };
    }
}
