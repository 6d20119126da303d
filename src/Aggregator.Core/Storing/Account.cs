namespace Aggregator.Storing;

/// <summary>Somebody who may sign in to the console.</summary>
public sealed record Account
{
    /// <summary>Given by the store; 0 before.</summary>
    public long Number { get; init; }

    /// <summary>Lower-case letters, digits and <c>. _ - @</c>.</summary>
    public required string Name { get; init; }

    public required Role Role { get; init; }

    public bool IsEnabled { get; init; } = true;

    /// <summary>Salted and slow; says itself how it was made.</summary>
    public required string PasswordHash { get; init; }

    /// <summary>Changes with whatever has to end all sessions.</summary>
    public required string Stamp { get; init; }

    /// <summary>The password was given by somebody else and has to be changed first.</summary>
    public bool MustChangePassword { get; init; }

    /// <summary>The second factor's key, encrypted; null where none was set up.</summary>
    public string? SecondFactor { get; init; }

    /// <summary>The newest time step whose code was used: neither it nor one before is taken again (RFC 6238 §5.2).</summary>
    public long LastStep { get; init; }

    /// <summary>SHA-256 of the recovery codes that are left, in hex.</summary>
    public IReadOnlyList<string> RecoveryCodes { get; init; } = [];

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset PasswordAt { get; init; }

    public DateTimeOffset? SignedInAt { get; init; }
}

/// <summary>A browser that is signed in.</summary>
/// <param name="Id">SHA-256 of the cookie's value, in hex: what the store holds lets nobody in.</param>
/// <param name="Account">The account's number.</param>
/// <param name="Stamp">The account's stamp at sign-in; another by now ends the session.</param>
/// <param name="SeenAt">The last request, to the minute.</param>
/// <param name="EndsAt">However busy it is, it ends then.</param>
public sealed record AdminSession(string Id, long Account, string Stamp, DateTimeOffset CreatedAt, DateTimeOffset SeenAt, DateTimeOffset EndsAt, string Address);

/// <summary>A key with which a program acts for an account.</summary>
/// <param name="Number">Given by the store; 0 before.</param>
/// <param name="Hash">SHA-256 of the token, in hex.</param>
/// <param name="Account">The account's number.</param>
/// <param name="Name">What it is for; of one account each name once.</param>
public sealed record ApiToken(long Number, string Hash, long Account, string Name, TokenScopes Scopes, DateTimeOffset CreatedAt, DateTimeOffset? EndsAt, DateTimeOffset? UsedAt);

/// <summary>Failed attempts to sign in under a name or from an address.</summary>
/// <param name="Failures">In a row.</param>
/// <param name="LastAt">The newest of them.</param>
/// <param name="Until">No attempt is looked at before; null: go on.</param>
public sealed record Attempts(int Failures, DateTimeOffset LastAt, DateTimeOffset? Until)
{
    public static Attempts None { get; } = new(0, DateTimeOffset.MinValue, null);
}
