using Aggregator.Editing;
using Aggregator.Normalising;

namespace Aggregator.Storing;

/// <summary>Which stored article a draft is, if any. <paramref name="Reused"/> are guids that the outlet gave to another report before.</summary>
internal sealed record Recognised(long? Article, IReadOnlyList<IdentityKey> Reused);

/// <summary>Recognises a report by the strongest key that names one, and by no key that the evidence speaks against. Pure but for reading a stored article in doubt.</summary>
internal static class Recognition
{
    /// <param name="draft">With its keys, strongest first: canonical address, the entry's own link, guid, text.</param>
    /// <param name="owners">The article that each key belongs to, or null.</param>
    /// <param name="stored">Reads a stored article.</param>
    public static Recognised Of(Draft draft, long?[] owners, Func<long, Article> stored)
    {
        var reused = new List<IdentityKey>();
        for (var i = 0; i < owners.Length; i++)
        {
            if (owners[i] is not { } owner)
                continue;
            if (!IsInDoubt(draft.Keys, owners, i) || SameReport.IsLikely(stored(owner), draft.Article))
                return new Recognised(owner, reused);
            if (draft.Keys[i].Kind == IdentityKind.Guid)
                reused.Add(draft.Keys[i]);
        }

        return new Recognised(null, reused);
    }

    // A text is the same word for word, and two keys that agree need no further evidence. Alone in doubt:
    // a guid whose report has another address by now, and a canonical address to which neither the entry's link nor its guid belongs.
    private static bool IsInDoubt(IReadOnlyList<IdentityKey> keys, long?[] owners, int index) => keys[index].Kind switch
    {
        IdentityKind.Text => false,
        IdentityKind.Guid => !Agrees(owners, index),
        _ => HasOtherNames(keys, index) && !Agrees(owners, index),
    };

    private static bool HasOtherNames(IReadOnlyList<IdentityKey> keys, int index) =>
        index == 0 && keys.Count > 2 && keys[1].Kind == IdentityKind.Address && keys[2].Kind == IdentityKind.Guid;

    private static bool Agrees(long?[] owners, int index)
    {
        for (var i = 0; i < owners.Length; i++)
        {
            if (i != index && owners[i] == owners[index])
                return true;
        }

        return false;
    }
}
