using System.Net.Http.Headers;
using System.Text;

namespace Aggregator.Fetching;

/// <summary>Reads what of an answer's headers counts, as received.</summary>
internal static class AnswerHeaders
{
    // A validator is kept and sent back at every poll.
    private const int LongestValidator = 1024;

    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    public static Answer Read(HttpResponseMessage response, DateTimeOffset now)
    {
        var headers = response.Headers.NonValidated;
        var content = response.Content.Headers.NonValidated;
        return new Answer
        {
            Status = (int)response.StatusCode,
            Location = First(headers, "Location") is { } location ? Utf8(location) : null,
            ContentType = First(content, "Content-Type"),
            ContentLocation = First(content, "Content-Location"),
            Validators = ValidatorsOf(Validator(First(headers, "ETag")), Validator(First(content, "Last-Modified"))),
            FreshFor = Freshness.Of(new(All(headers, "Cache-Control"), First(headers, "Age"), First(content, "Expires"), First(headers, "Date"), First(headers, "Pragma")), now),
            RetryAfter = RetryAfter.Parse(First(headers, "Retry-After"), now, First(headers, "Date")),
            Challenge = ChallengeIn(headers, (int)response.StatusCode),
        };
    }

    public static string? ContentEncoding(HttpResponseMessage response) => All(response.Content.Headers.NonValidated, "Content-Encoding");

    private static Validators ValidatorsOf(string? tag, string? date) => tag is null && date is null ? Validators.None : new(tag, date);

    private static string? Validator(string? value) => value is { Length: > 0 and <= LongestValidator } ? value : null;

    private static string? ChallengeIn(HttpHeadersNonValidated headers, int status)
    {
        if (status is not (202 or 401 or 403 or 429 or 503))
            return null;
        foreach (var (name, values) in headers)
        {
            if (Challenges.InHeader(name, values.ToString()) is { } whose)
                return whose;
        }

        return null;
    }

    private static string? First(HttpHeadersNonValidated headers, string name)
    {
        if (!headers.TryGetValues(name, out var values))
            return null;
        foreach (var value in values)
            return value;
        return null;
    }

    private static string? All(HttpHeadersNonValidated headers, string name) => headers.TryGetValues(name, out var values) ? string.Join(", ", values) : null;

    // Headers arrive as Latin-1; addresses in them are often UTF-8.
    private static string Utf8(string latin1)
    {
        if (Ascii.IsValid(latin1))
            return latin1;
        try
        {
            return StrictUtf8.GetString(Encoding.Latin1.GetBytes(latin1));
        }
        catch (DecoderFallbackException)
        {
            return latin1;
        }
    }
}
