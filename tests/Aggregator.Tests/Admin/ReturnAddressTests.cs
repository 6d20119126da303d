using Aggregator.Admin.Access;

namespace Aggregator.Admin;

/// <summary>Where a sign-in leads.</summary>
public sealed class ReturnAddressTests
{
    [TestCase("/admin")]
    [TestCase("/admin?section=uk")]
    [TestCase("/admin/source/bbc-news/politics?page=2&q=a%20b")]
    public void Back_into_the_console(string address) => Assert.That(ReturnAddress.Of(address), Is.EqualTo(address));

    [TestCase(null)]
    [TestCase("")]
    [TestCase("/")]
    [TestCase("https://evil.example/admin")]
    [TestCase("//evil.example/admin")]
    [TestCase("/\\evil.example")]
    [TestCase("\\\\evil.example")]
    [TestCase("/admin\\..\\..//evil.example")]
    [TestCase("/admin//evil.example")]
    [TestCase("/admin/../../evil")]
    [TestCase("/admin/%2e%2e/%2E%2e/evil")]
    [TestCase("/admin/./x")]
    [TestCase("/administrator")]
    [TestCase("/admin@evil.example")]
    [TestCase("/admin.evil.example")]
    [TestCase(" /admin")]
    [TestCase("javascript:alert(1)")]
    [TestCase("/admin/x y")]
    [TestCase("/admin/sign-out")]
    [TestCase("/ADMIN/x")]
    public void Nowhere_else(string? address) => Assert.That(ReturnAddress.Of(address), Is.EqualTo("/admin"));

    // As escapes: the runner's arguments do not keep such characters.
    [Test]
    public void Not_to_what_browsers_read_otherwise()
    {
        foreach (var odd in new[] { "/admin/\r\nSet-Cookie: x=y", "/admin\t/x", "/\t/evil.example", "/admin/\0", "/admin/\u2028x", "/admin/" + new string('a', 2_000) })
            Assert.That(ReturnAddress.Of(odd), Is.EqualTo("/admin"));
    }
}
