using System.Globalization;
using System.Text;

namespace Aggregator.Storing;

/// <summary>
/// Keeps a second daemon off the file. An advisory lock of the operating system on a file beside the database: it ends with the process, however that ends,
/// and readers of the database itself are not kept out.
/// </summary>
internal sealed class DatabaseLock : IDisposable
{
    private readonly FileStream _file;

    private DatabaseLock(FileStream file) => _file = file;

    /// <exception cref="StoreException">Another process holds it, or the file cannot be made.</exception>
    public static DatabaseLock Take(string database)
    {
        var path = database + ".lock";
        try
        {
            var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
            Sign(file);
            return new DatabaseLock(file);
        }
        catch (IOException e) when (IsHeld(e))
        {
            throw new StoreException(StoreProblem.Locked, $"The database {database} is in use by another Aggregator (its process id stands in {path}); stop that one, or give this one its own directory", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StoreException(StoreProblem.ReadOnly, $"The database {database} cannot be written ({e.Message}); make its directory writable for this user or name another", e);
        }
    }

    public void Dispose() => _file.Dispose();

    // EWOULDBLOCK of flock(2) on Linux and on macOS, a sharing violation on Windows.
    private static bool IsHeld(IOException e) => e.HResult is 11 or 35 or unchecked((int)0x80070020);

    private static void Sign(FileStream file)
    {
        try
        {
            file.SetLength(0);
            file.Write(Encoding.ASCII.GetBytes(Environment.ProcessId.ToString(CultureInfo.InvariantCulture)));
        }
        catch (IOException)
        {
            // The lock holds all the same; what keeps a few bytes from being written, the database itself will report.
        }
    }
}
