namespace Aggregator.Normalising;

/// <summary>What an identity key rests on, strongest evidence first.</summary>
public enum IdentityKind
{
    /// <summary>The canonical address, tracking and variants folded.</summary>
    Address = 0,

    /// <summary>The source's own identifier.</summary>
    Guid = 1,

    /// <summary>Headline and text word for word: the same report under a new address.</summary>
    Text = 2,
}

/// <summary>One way to recognise a report again. Unique per outlet; all keys ever seen are kept as aliases.</summary>
public sealed record IdentityKey(IdentityKind Kind, string Value);
