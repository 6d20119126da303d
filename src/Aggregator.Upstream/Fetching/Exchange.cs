using System.Globalization;
using System.Net.Http.Headers;

namespace Aggregator.Fetching;

/// <summary>One request and its answer, within the limits of time and size.</summary>
internal sealed class Exchange(HttpMessageInvoker http, FetchingOptions options, TimeProvider clock)
{
    private readonly RequestHeaders _headers = new(options);

    public async Task<Answer> AskAsync(Trip trip, CancellationToken cancellation)
    {
        using var deadline = new Deadline(options, trip.Left, clock, cancellation);
        try
        {
            using var request = _headers.Request(trip);
            using var response = await http.SendAsync(request, deadline.Token).ConfigureAwait(false);
            return await ReadAsync(response, trip, deadline).ConfigureAwait(false);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or OperationCanceledException)
        {
            cancellation.ThrowIfCancellationRequested();
            return new Answer { Failed = deadline.Token.IsCancellationRequested ? new FetchOutcome.Failed(FetchFailure.Timeout, deadline.Passed) : NetworkFailures.Of(e) };
        }
    }

    private async ValueTask<Answer> ReadAsync(HttpResponseMessage response, Trip trip, Deadline deadline)
    {
        var status = (int)response.StatusCode;
        var answer = AnswerHeaders.Read(response, clock.GetUtcNow());
        if (status is 200 or 203)
            return await WithBodyAsync(answer with { Signals = SignalHeaders.Read(response.Headers.NonValidated, trip.Address, options.AgentToken) }, response, trip.Request.Purpose, deadline).ConfigureAwait(false);
        if (status is 202 or 401 or 403 or 429 or 503 && answer.Challenge is null)
            return answer with { Challenge = await ChallengeAsync(response, deadline).ConfigureAwait(false) };
        return answer;
    }

    private async ValueTask<Answer> WithBodyAsync(Answer answer, HttpResponseMessage response, FetchPurpose purpose, Deadline deadline)
    {
        var cut = purpose == FetchPurpose.Robots;
        var limit = options.MostBytes(purpose);
        if (response.Content.Headers.ContentLength > limit && !cut)
            return answer with { Failed = TooLarge(response.Content.Headers.ContentLength.Value, limit) };
        var body = new PooledBytes(limit);
        try
        {
            if (!await BodyReader.ReadAsync(response.Content, body, deadline).ConfigureAwait(false) && !cut)
                return answer with { Failed = TooLarge(body.Length, limit) };
            var encoding = AnswerHeaders.ContentEncoding(response);
            // Sitemaps are published as .xml.gz files, without saying so in the headers; no text begins like this.
            if (purpose == FetchPurpose.Feed && encoding is null && Gzip.Is(body.Span))
                encoding = "gzip";
            if (ContentCoding.Decode(encoding, ref body, cut) is { } failed)
                return answer with { Failed = failed };
            body.Cut(limit);
            return answer with { Body = body.ToArray() };
        }
        finally
        {
            body.Dispose();
        }
    }

    // An error page is looked at only for the marks of a bot defence; whatever goes wrong with it changes nothing about the status.
    private static async ValueTask<string?> ChallengeAsync(HttpResponseMessage response, Deadline deadline)
    {
        if (response.Content.Headers.NonValidated.TryGetValues("Content-Type", out var type) && !type.ToString().Contains("html", StringComparison.OrdinalIgnoreCase))
            return null;
        var body = new PooledBytes(Challenges.Depth);
        try
        {
            await BodyReader.ReadAsync(response.Content, body, deadline).ConfigureAwait(false);
            return ContentCoding.Decode(AnswerHeaders.ContentEncoding(response), ref body, cut: true) is null ? Challenges.In(body.Span) : null;
        }
        catch (Exception e) when (e is HttpRequestException or IOException or OperationCanceledException)
        {
            return null;
        }
        finally
        {
            body.Dispose();
        }
    }

    private static FetchOutcome.Failed TooLarge(long octets, int limit) =>
        new(FetchFailure.TooLarge, string.Create(CultureInfo.InvariantCulture, $"{octets} octets or more; the limit is {limit}"));
}
