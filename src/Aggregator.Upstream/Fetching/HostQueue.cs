namespace Aggregator.Fetching;

/// <summary>
/// Those who wait at one host: in the order of asking for each tenant, and round and round between tenants, so that an outlet with fifty requests
/// delays another's single one by one turn and not by fifty. Not safe for several threads.
/// </summary>
internal sealed class HostQueue
{
    private readonly LinkedList<Tenant> _turns = new();

    public int Count { get; private set; }

    /// <summary>The tenants that wait, the next one first.</summary>
    public LinkedListNode<Tenant>? First => _turns.First;

    public void Add(HostWaiter waiter)
    {
        var tenant = Find(waiter.Turn.Tenant);
        if (tenant is null)
            _turns.AddLast(tenant = new Tenant(waiter.Turn.Tenant));
        tenant.Waiting.AddLast(waiter.Node);
        waiter.Tenant = tenant;
        Count++;
    }

    public void Remove(HostWaiter waiter)
    {
        waiter.Tenant!.Waiting.Remove(waiter.Node);
        if (waiter.Tenant.Waiting.Count == 0)
            _turns.Remove(waiter.Tenant);
        Count--;
    }

    /// <summary>Takes out a tenant's first; the tenant's next has to wait until all others had their turn.</summary>
    public HostWaiter Take(LinkedListNode<Tenant> node)
    {
        var waiter = node.Value.Waiting.First!.Value;
        Remove(waiter);
        if (node.List is not null)
        {
            _turns.Remove(node);
            _turns.AddLast(node);
        }

        return waiter;
    }

    private Tenant? Find(string name)
    {
        foreach (var tenant in _turns)
        {
            if (tenant.Name == name)
                return tenant;
        }

        return null;
    }

    internal sealed class Tenant(string name)
    {
        public string Name => name;

        public LinkedList<HostWaiter> Waiting { get; } = new();
    }
}
