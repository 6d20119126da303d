namespace Aggregator.Fetching;

/// <summary>Whether an address may be fetched, and why not.</summary>
public readonly record struct AddressVerdict(bool Allowed, string Reason)
{
    public static AddressVerdict Allow(string reason) => new(true, reason);

    public static AddressVerdict Block(string reason) => new(false, reason);
}
