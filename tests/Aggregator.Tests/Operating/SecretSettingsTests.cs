namespace Aggregator.Operating;

public sealed class SecretSettingsTests
{
    [TestCase("Sources:Outlets:herald:Sources:news:Credential:Password", "hunter2")]
    [TestCase("Surfacing:Webhooks:portal:Secret", "whsec_abc")]
    [TestCase("Surfacing:Keys:portal", "k-123")]
    [TestCase("Alerting:Smtp:password", "x")]
    [TestCase("Fetching:Headers:Authorization", "Bearer abc")]
    public void What_is_named_like_a_secret_is_never_shown(string key, string value) =>
        Assert.That(SecretSettings.Shown(key, value), Is.EqualTo(SecretSettings.Masked));

    [Test]
    public void A_password_inside_an_address_is_not_shown_either() =>
        Assert.That(SecretSettings.Shown("Fetching:Proxy", "http://me:pw@proxy.example:3128/"), Is.EqualTo("http://********@proxy.example:3128/"));

    [TestCase("Fetching:TimeoutSeconds", "30")]
    [TestCase("Sources:Outlets:bbc-news:HomePage", "https://www.bbc.co.uk/news")]
    [TestCase("Sources:Outlets:monkeys:Name", "Monkeys Weekly")]
    [TestCase("Surfacing:Webhooks:portal:Secret", "")]
    public void Other_settings_are_shown_as_they_are(string key, string value) => Assert.That(SecretSettings.Shown(key, value), Is.EqualTo(value));

    [Test]
    public void A_secret_that_is_not_set_can_be_told_from_one_that_is() => Assert.That(SecretSettings.Shown("Alerting:Smtp:Password", null), Is.Null);
}
