using System.Text;
using Aggregator.Sources;

namespace Aggregator.Fetching;

/// <summary>
/// Takes a source's secrets out of what its server answered: a server may repeat what it was sent, in a redirect, a header or the body, and from there it would
/// go to log, history, database and readers.
/// </summary>
internal static class Concealment
{
    public static FetchOutcome Of(FetchOutcome outcome, FetchRequest request)
    {
        var access = request.Access;
        if (ReferenceEquals(access, SourceAccess.None) || !access.HasSecrets())
            return outcome;
        return outcome switch
        {
            FetchOutcome.Failed failed => failed with { Reason = access.Masked(failed.Reason) },
            FetchOutcome.NotModified same => same with { Validators = Of(same.Validators, access) },
            FetchOutcome.Fetched fetched => fetched with
            {
                Body = Of(fetched.Body, access),
                Address = Of(fetched.Address, access) ?? request.Address,
                // An address with a secret in it is not kept; the configured one goes on leading there.
                MovedTo = fetched.MovedTo is { } moved && access.Reveals(moved.AbsoluteUri) ? null : fetched.MovedTo,
                ContentLocation = fetched.ContentLocation is { } location ? Of(location, access) : null,
                ContentType = fetched.ContentType is { } type ? access.Concealed(type) : null,
                Validators = Of(fetched.Validators, access),
                Signals = fetched.Signals.TdmPolicy is { } policy && access.Reveals(policy.AbsoluteUri) ? fetched.Signals with { TdmPolicy = null } : fetched.Signals,
            },
            _ => outcome,
        };
    }

    // A validator that is not sent back exactly is worth nothing, and kept exactly it would be a secret in the database.
    private static Validators Of(Validators validators, SourceAccess access) =>
        access.Reveals(validators.ETag) || access.Reveals(validators.LastModified) ? Validators.None : validators;

    private static Uri? Of(Uri address, SourceAccess access) =>
        !access.Reveals(address.AbsoluteUri) ? address : Uri.TryCreate(access.Concealed(address.AbsoluteUri), UriKind.Absolute, out var masked) ? masked : null;

    // Octet for octet, so that lengths and what stands around it are as they were.
    private static ReadOnlyMemory<byte> Of(ReadOnlyMemory<byte> body, SourceAccess access)
    {
        byte[]? copy = null;
        foreach (var key in access.Keys())
        {
            var octets = Encoding.UTF8.GetBytes(key);
            for (var from = 0; (copy ?? body.Span)[from..].IndexOf(octets) is >= 0 and var at; from += at + octets.Length)
                (copy ??= body.ToArray()).AsSpan(from + at, octets.Length).Fill((byte)'*');
        }

        return copy ?? body;
    }
}
