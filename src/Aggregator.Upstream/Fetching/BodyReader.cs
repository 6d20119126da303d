namespace Aggregator.Fetching;

/// <summary>Reads a body as it comes from the network.</summary>
internal static class BodyReader
{
    /// <returns>False where the limit is passed; what came until then is there.</returns>
    public static async ValueTask<bool> ReadAsync(HttpContent content, PooledBytes into, Deadline deadline)
    {
        deadline.Body(0);
        var stream = await content.ReadAsStreamAsync(deadline.Token).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            while (true)
            {
                var read = await stream.ReadAsync(into.Room(), deadline.Token).ConfigureAwait(false);
                if (read == 0)
                    return true;
                if (!into.Add(read))
                    return false;
                deadline.Body(into.Length);
            }
        }
    }
}
