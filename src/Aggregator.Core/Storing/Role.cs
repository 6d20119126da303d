namespace Aggregator.Storing;

/// <summary>What an account may do; each may what those before it may.</summary>
public enum Role
{
    /// <summary>Sees everything and changes its own account only.</summary>
    Viewer,

    /// <summary>Changes sources, outlets, articles and webhooks.</summary>
    Editor,

    /// <summary>Changes accounts, tokens of others and whatever else there is.</summary>
    Admin,
}

/// <summary>What a token may be used for, within what its account may do. Everything but <see cref="Read"/> includes reading.</summary>
[Flags]
public enum TokenScopes
{
    None = 0,
    Read = 1,

    /// <summary>Sources and outlets.</summary>
    Sources = 2,
    Articles = 4,
    Webhooks = 8,

    /// <summary>Everything.</summary>
    Admin = 16,
}
