namespace Aggregator.Normalising;

/// <summary>What an identity key rests on. The numbers are kept in databases; the order of evidence is that of a report's list of keys (docs/identity.md).</summary>
public enum IdentityKind
{
    /// <summary>The canonical address, tracking and variants folded.</summary>
    Address = 0,

    /// <summary>The source's own identifier.</summary>
    Guid = 1,

    /// <summary>Headline and text word for word: the same report under a new address.</summary>
    Text = 2,

    /// <summary>The long number in its address, which stays when the words around it are corrected. Believed with like words only.</summary>
    Number = 3,

    /// <summary>Its headline: leads to a report that may be the same. Believed with a near copy of its text only.</summary>
    Headline = 4,

    /// <summary>Its longest paragraph: leads to a report under another headline. Believed with a near copy of its text only.</summary>
    Passage = 5,
}

/// <summary>One way to recognise a report again. Unique per outlet; all keys ever seen are kept as aliases.</summary>
public sealed record IdentityKey(IdentityKind Kind, string Value);
