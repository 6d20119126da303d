namespace Aggregator.Fetching;

/// <summary>Carries the reason for which no connection was made through the HTTP stack, which knows exceptions only.</summary>
internal sealed class ConnectException(FetchFailure failure, string message, Exception? inner = null) : IOException(message, inner)
{
    public FetchFailure Failure { get; } = failure;
}
