using Aggregator.Normalising;

namespace Aggregator.Editing;

/// <summary>Which stored article a draft is, if any. <paramref name="Reused"/> are keys that the outlet gave to another report before.</summary>
public sealed record Recognised(long? Article, IReadOnlyList<IdentityKey> Reused);

/// <summary>Recognises a report by the strongest key that names one, and by no key that the evidence speaks against. Pure but for reading a stored article in doubt.</summary>
public static class Recognition
{
    /// <param name="draft">With its keys, strongest first: canonical address, the entry's own link, guid, number, text, headline, passage.</param>
    /// <param name="owners">The article that each key belongs to, or null.</param>
    /// <param name="stored">Reads a stored article.</param>
    /// <param name="heard">Is told of every key that was decided about, and why.</param>
    public static Recognised Of(Draft draft, IReadOnlyList<long?> owners, Func<long, Article> stored, Action<IdentityKey, Sameness>? heard = null)
    {
        ArgumentNullException.ThrowIfNull(draft);
        ArgumentNullException.ThrowIfNull(owners);
        ArgumentNullException.ThrowIfNull(stored);
        var reused = new List<IdentityKey>();
        var compared = new Dictionary<(long Owner, bool IsLead), Sameness>();
        for (var i = 0; i < owners.Count; i++)
        {
            if (owners[i] is not { } owner)
                continue;
            var key = draft.Keys[i];
            var same = IsInDoubt(draft.Keys, owners, i) ? Compared(owner, IsLead(key.Kind)) : new Sameness(true, key.Kind == IdentityKind.Text ? "word for word the same" : "the same, and nothing speaks against it");
            heard?.Invoke(key, same);
            if (same.IsSame)
                return new Recognised(owner, reused);
            if (IsHandedOver(key.Kind, i))
                reused.Add(key);
        }

        return new Recognised(null, reused);

        Sameness Compared(long owner, bool isLead)
        {
            if (!compared.TryGetValue((owner, isLead), out var same))
                compared[(owner, isLead)] = same = isLead ? SameReport.NearCopies(Words(stored(owner)), Words(draft.Article)) : SameReport.Versions(Words(stored(owner)), Words(draft.Article));
            return same;
        }
    }

    // A text is the same word for word, and two strong keys that agree need no further evidence. In doubt: a canonical address that is not the entry's own link, a link whose
    // report has another canonical address by now, a guid whose report has another address; and always what merely leads to a report.
    private static bool IsInDoubt(IReadOnlyList<IdentityKey> keys, IReadOnlyList<long?> owners, int index) => keys[index].Kind switch
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

    private static bool Agrees(IReadOnlyList<IdentityKey> keys, IReadOnlyList<long?> owners, int index)
    {
        for (var i = 0; i < owners.Count; i++)
        {
            if (i != index && owners[i] == owners[index] && keys[i].Kind is IdentityKind.Address or IdentityKind.Guid or IdentityKind.Text)
                return true;
        }

        return false;
    }
}
