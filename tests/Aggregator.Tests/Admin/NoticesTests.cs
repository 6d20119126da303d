namespace Aggregator.Admin;

/// <summary>Where an action leads back to.</summary>
public sealed class NoticesTests
{
    [TestCase("/admin", "/admin?done=poll")]
    [TestCase("/admin/sources?q=a&page=2", "/admin/sources?q=a&page=2&done=poll")]
    [TestCase("/admin/sources?done=poll&source=a/b&at=1&q=x", "/admin/sources?q=x&done=poll")]
    public void An_action_leads_back_to_the_page_that_it_stands_on(string back, string expected) =>
        Assert.That(Notices.Back(back, "/admin/x", "poll"), Is.EqualTo(expected));

    [TestCase(null)]
    [TestCase("")]
    [TestCase("https://evil.example/admin")]
    [TestCase("//evil.example/admin")]
    [TestCase("/\\evil.example")]
    [TestCase("/admin\\..\\x")]
    [TestCase("/admin.evil.example")]
    [TestCase("/adminfoo")]
    [TestCase("/admin/\r\nSet-Cookie: a=b")]
    public void Anything_but_a_path_of_the_console_is_not_followed(string? back) =>
        Assert.That(Notices.Back(back, "/admin/x", "poll"), Is.EqualTo("/admin/x?done=poll"));

    [Test]
    public void A_name_that_nobody_gave_says_nothing() => Assert.That(Notices.Of("<b>You won</b>"), Is.Null);
}
