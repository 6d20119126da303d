namespace Aggregator.Fetching;

/// <summary>Reads an unpacking stream to its end or to the limit.</summary>
/// <param name="slack">Octets that may come on top of the limit.</param>
internal readonly struct PooledBytesReader(Stream stream, PooledBytes into, int slack = 0)
{
    public InflateEnd Read()
    {
        try
        {
            while (true)
            {
                var read = stream.Read(into.Room(slack).Span);
                if (read == 0)
                    return InflateEnd.Complete;
                if (!into.Add(read) && into.Length > into.Limit + slack)
                    return InflateEnd.TooLarge;
            }
        }
        catch (InvalidDataException)
        {
            return InflateEnd.Damaged;
        }
    }
}
