using System.Net.Sockets;
using System.Security.Authentication;

namespace Aggregator.Fetching;

/// <summary>Tells which failure an exception of the HTTP stack stands for.</summary>
internal static class NetworkFailures
{
    public static FetchOutcome.Failed Of(Exception exception)
    {
        for (var e = exception; e is not null; e = e.InnerException)
        {
            switch (e)
            {
                case ConnectException connect:
                    return new(connect.Failure, connect.Message);
                case AuthenticationException:
                    return new(FetchFailure.Tls, $"TLS: {e.Message}");
                case TimeoutException or OperationCanceledException:
                    return new(FetchFailure.Timeout, "no connection in time");
                case HttpIOException io when Known(io.HttpRequestError, io.Message) is { } known:
                    return known;
                case HttpRequestException request when Known(request.HttpRequestError, Innermost(request)) is { } known:
                    return known;
            }
        }

        return new(FetchFailure.Connection, $"the connection broke: {Innermost(exception)}");
    }

    private static FetchOutcome.Failed? Known(HttpRequestError? error, string message) => error switch
    {
        HttpRequestError.NameResolutionError => new(FetchFailure.Dns, message),
        HttpRequestError.SecureConnectionError => new(FetchFailure.Tls, $"TLS: {message}"),
        HttpRequestError.ResponseEnded => new(FetchFailure.Truncated, $"the answer ended early: {message}"),
        HttpRequestError.InvalidResponse or HttpRequestError.HttpProtocolError or HttpRequestError.VersionNegotiationError => new(FetchFailure.Protocol, $"not HTTP as it should be: {message}"),
        HttpRequestError.ConfigurationLimitExceeded => new(FetchFailure.Protocol, $"headers over the limit: {message}"),
        _ => null,
    };

    private static string Innermost(Exception e)
    {
        while (e.InnerException is { } inner)
            e = inner;
        return e is SocketException socket ? $"{socket.Message} ({socket.SocketErrorCode})" : e.Message;
    }
}
