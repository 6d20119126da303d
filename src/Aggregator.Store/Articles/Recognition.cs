using Aggregator.Editing;
using Aggregator.Normalising;

namespace Aggregator.Storing;

/// <summary>Which stored article a draft is, if any. <paramref name="Reused"/> are keys that the outlet gave to another report before.</summary>
internal sealed record Recognised(long? Article, IReadOnlyList<IdentityKey> Reused);

/// <summary>Recognises a report by the strongest key that names one, and by no key that the evidence speaks against. Pure but for reading a stored article in doubt.</summary>
internal static class Recognition
{
    /// <param name="draft">With its keys, strongest first: canonical address, the entry's own link, guid, number, text, headline, passage.</param>
    /// <param name="owners">The article that each key belongs to, or null.</param>
    /// <param name="stored">Reads a stored article.</param>
    public static Recognised Of(Draft draft, long?[] owners, Func<long, Article> stored)
    {
        var reused = new List<IdentityKey>();
        var doubts = new Dictionary<(long, bool), bool>();
        for (var i = 0; i < owners.Length; i++)
        {
            if (owners[i] is not { } owner)
                continue;
            if (!IsInDoubt(draft.Keys, owners, i) || IsBelieved(draft, owner, IsLead(draft.Keys[i].Kind)))
                return new Recognised(owner, reused);
            if (IsHandedOver(draft.Keys[i].Kind, i))
                reused.Add(draft.Keys[i]);
        }

        return new Recognised(null, reused);

        bool IsBelieved(Draft draft, long owner, bool isLead)
        {
            if (!doubts.TryGetValue((owner, isLead), out var same))
                doubts[(owner, isLead)] = same = (isLead ? SameReport.NearCopies(Words(stored(owner)), Words(draft.Article)) : SameReport.Versions(Words(stored(owner)), Words(draft.Article))).IsSame;
            return same;
        }
    }

    // A text is the same word for word, and two strong keys that agree need no further evidence. In doubt: a canonical address that is not the entry's own link, a link whose
    // report has another canonical address by now, a guid whose report has another address; and always what merely leads to a report.
    private static bool IsInDoubt(IReadOnlyList<IdentityKey> keys, long?[] owners, int index) => keys[index].Kind switch
    {
        IdentityKind.Text => false,
        IdentityKind.Address when index == 0 => keys.Count > 1 && keys[1].Kind == IdentityKind.Address && !Agrees(keys, owners, index),
        IdentityKind.Address or IdentityKind.Guid => !Agrees(keys, owners, index),
        _ => true,
    };

    // Reports of one kind share headlines and standing paragraphs: these lead to a report, and only a copy of its text is that report.
    private static bool IsLead(IdentityKind kind) => kind is IdentityKind.Headline or IdentityKind.Passage;

    // The newer report has it from now on. A canonical address stays with its first report, and so does a paragraph that many share.
    private static bool IsHandedOver(IdentityKind kind, int index) => kind is IdentityKind.Guid or IdentityKind.Number or IdentityKind.Headline || (kind == IdentityKind.Address && index > 0);

    private static Wording Words(Article article) => new(article.Headline, article.Standfirst, article.Body, article.PublishedAt);

    private static bool Agrees(IReadOnlyList<IdentityKey> keys, long?[] owners, int index)
    {
        for (var i = 0; i < owners.Length; i++)
        {
            if (i != index && owners[i] == owners[index] && keys[i].Kind is IdentityKind.Address or IdentityKind.Guid or IdentityKind.Text)
                return true;
        }

        return false;
    }
}
