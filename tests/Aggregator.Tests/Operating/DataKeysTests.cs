using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;

namespace Aggregator.Operating;

/// <summary>The keys in the data directory.</summary>
public sealed class DataKeysTests
{
    private string _data = null!;

    [SetUp]
    public void Make() => _data = Directory.CreateTempSubdirectory("aggregator-keys-").FullName;

    [TearDown]
    public void Clear() => Directory.Delete(_data, recursive: true);

    [Test]
    public void What_the_daemon_encrypts_the_next_start_and_a_command_can_read()
    {
        var sealedText = Daemon().CreateProtector("test").Protect("a secret");
        Assert.That(Daemon().CreateProtector("test").Unprotect(sealedText), Is.EqualTo("a secret"));
        Assert.That(DataKeys.Open(_data).CreateProtector("test").Unprotect(sealedText), Is.EqualTo("a secret"));
    }

    [Test]
    public void Only_this_user_reads_them_also_where_the_folder_was_open_before()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Ignore("Windows has other permissions.");
            return;
        }

        var folder = DataKeys.Directory(_data);
        Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);
        Daemon().CreateProtector("test").Protect("x");
        Assert.That(File.GetUnixFileMode(folder), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute));
        Assert.That(Directory.EnumerateFiles(folder), Is.Not.Empty);
    }

    private IDataProtectionProvider Daemon()
    {
        var services = new ServiceCollection();
        services.AddDataKeys(_data);
        return services.BuildServiceProvider().GetRequiredService<IDataProtectionProvider>();
    }
}
