using Microsoft.Extensions.Configuration;

namespace Aggregator.Operating;

/// <summary>The API is not opened to a network by accident.</summary>
public sealed class ListenCheckTests
{
    private static readonly string Hash = new('a', 64);

    [TestCase("http://127.0.0.1:5080", ExpectedResult = true)]
    [TestCase("http://localhost:5080;http://[::1]:5080", ExpectedResult = true)]
    [TestCase("http://127.0.0.1:0", ExpectedResult = true)]
    [TestCase("http://0.0.0.0:5080", ExpectedResult = false)]
    [TestCase("http://*:5080", ExpectedResult = false)]
    [TestCase("http://+:5080", ExpectedResult = false)]
    [TestCase("http://[::]:5080", ExpectedResult = false)]
    [TestCase("http://127.0.0.1:5080;http://192.0.2.7:80", ExpectedResult = false)]
    [TestCase("http://news.example:80", ExpectedResult = false)]
    public bool Without_a_word_about_readers_only_loopback_is_listened_on(string urls) => ListenCheck.Of(urls, Settings()) is null;

    [TestCase("Api:AnonymousRead", "Everyone")]
    [TestCase("Api:AnonymousRead", "Nobody")]
    [TestCase("Api:Keys:0", "portal HASH")]
    public void With_a_word_any_address_will_do(string key, string value) =>
        Assert.That(ListenCheck.Of("http://0.0.0.0:80", Settings((key, value.Replace("HASH", Hash, StringComparison.Ordinal)))), Is.Null);

    private static IConfigurationRoot Settings(params (string Key, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value))).Build();
}
