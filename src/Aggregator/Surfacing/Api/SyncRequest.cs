using Aggregator.Storing;

namespace Aggregator.Surfacing.Api;

/// <summary>A wish for articles by their latest change: from an instant, or from where the last time ended.</summary>
internal sealed record SyncRequest(DateTimeOffset? Since, ChangePlace? Place, int Limit)
{
    // Filters would hide what moved out of them, withdrawn articles among it.
    private static readonly string[] Filters = ["outlet", "category", "since", "q"];

    /// <summary>Null and null: no such wish.</summary>
    public static (SyncRequest? Request, Answer? Problem) Read(IQueryCollection query, int usual, IChangeFeed feed)
    {
        var cursor = query["cursor"].ToString() is { Length: > 0 } text ? SyncCursor.Parse(text) : null;
        if (cursor is null && !query.ContainsKey("updated_since"))
        {
            return default;
        }

        if (Filters.FirstOrDefault(query.ContainsKey) is { } filter)
        {
            return (null, Problems.BadParameter(filter, query[filter].ToString(), "left out when articles are listed by change (updated_since)"));
        }

        if (ListRequest.Limit(query, usual) is not { } limit)
        {
            return (null, ListRequest.BadLimit(query));
        }

        if (cursor is { } place)
        {
            return place.Epoch == feed.Epoch && place.Place.Sequence <= feed.Version ? (new(null, place.Place, limit), null) : (null, Problems.SyncLost());
        }

        if (query["cursor"].ToString() is { Length: > 0 } foreign)
        {
            return (null, Problems.BadParameter("cursor", foreign, "a nextCursor or syncCursor as an earlier answer with updated_since gave it"));
        }

        var since = query["updated_since"].ToString();
        return Rfc3339.Parse(since) is { } instant
            ? (new(instant, null, limit), null)
            : (null, Problems.BadParameter("updated_since", since, "an RFC 3339 instant such as 2026-11-24T05:00:00Z (a + in an address is written %2B)"));
    }
}
