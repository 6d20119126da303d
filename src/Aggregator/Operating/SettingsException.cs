namespace Aggregator.Operating;

/// <summary>The configuration cannot be used; the message says what, where and what would be right.</summary>
internal sealed class SettingsException(params IReadOnlyList<string> errors) : Exception(string.Join(Environment.NewLine, errors))
{
    public IReadOnlyList<string> Errors { get; } = errors;
}
