using Aggregator.Rights;

namespace Aggregator.Normalising;

/// <summary>Licences are recognised from a closed set, by address or name.</summary>
public sealed class LicencesTests
{
    [TestCase("https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/", "OGL-UK-3.0")]
    [TestCase("http://www.nationalarchives.gov.uk/doc/open-government-licence/version/2", "OGL-UK-2.0")]
    [TestCase("http://www.nationalarchives.gov.uk/doc/open-government-licence", "OGL-UK-3.0")]
    [TestCase("Open Government Licence v3.0", "OGL-UK-3.0")]
    [TestCase("© Crown copyright, Open Government License (OGL) version 1.0", "OGL-UK-1.0")]
    [TestCase("OGL v2.0", "OGL-UK-2.0")]
    [TestCase("OGL", "OGL-UK-3.0")]
    [TestCase("https://creativecommons.org/licenses/by-nd/4.0/deed.en", "CC-BY-ND-4.0")]
    [TestCase("http://creativecommons.org/licenses/by-nc-sa/3.0/", "CC-BY-NC-SA-3.0")]
    [TestCase("CC BY 4.0", "CC-BY-4.0")]
    [TestCase("cc-by-sa", "CC-BY-SA-4.0")]
    [TestCase("Creative Commons BY-NC 2.5", "CC-BY-NC-2.5")]
    [TestCase("https://creativecommons.org/publicdomain/zero/1.0/", "CC0-1.0")]
    [TestCase("CC0", "CC0-1.0")]
    [TestCase("Contains Parliamentary information licensed under the Open Parliament Licence v3.0", "OPL-UK-3.0")]
    [TestCase("© 2026 BBC. All rights reserved.", null)]
    [TestCase("Copyright: (C) British Broadcasting Corporation", null)]
    [TestCase("https://creativecommons.org/", null)]
    [TestCase("CC BY-XX 4.0", null)]
    [TestCase("https://www.ogle.example/terms", null)]
    [TestCase("", null)]
    [TestCase(null, null)]
    public void A_licence_is_known_by_its_address_or_name(string? stated, string? id) => Assert.That(Licences.Of(stated)?.Id, Is.EqualTo(id));

    [Test]
    public void Every_known_licence_is_known_again_by_its_own_address_and_name()
    {
        foreach (var stated in (string[])["OGL v1.0", "OGL v2.0", "OGL", "CC BY 4.0", "CC BY-SA 3.0", "CC BY-NC-ND 4.0", "CC0", "Open Parliament Licence"])
        {
            var licence = Licences.Of(stated)!;
            Assert.That(Licences.Of(licence.Address.AbsoluteUri)?.Id, Is.EqualTo(licence.Id));
            Assert.That(Licences.Of(licence.Name)?.Id, Is.EqualTo(licence.Id));
        }
    }

    [TestCase("OGL", null, "Contains public sector information licensed under the Open Government Licence v3.0.")]
    [TestCase("OGL", "© Crown copyright", "© Crown copyright")]
    [TestCase("CC BY 4.0", null, "PNN, CC BY 4.0")]
    [TestCase(null, null, "PNN")]
    [TestCase(null, "Palestine News Network", "Palestine News Network")]
    [TestCase("All rights reserved", null, "PNN")]
    public void The_credit_line_is_the_outlets_own_then_the_licences_then_its_name(string? licence, string? asked, string expected)
    {
        var attribution = new Attribution { Outlet = "PNN", Url = new("https://pnn.example/1"), RetrievedAt = DateTimeOffset.UnixEpoch, Licence = licence, Credit = "PNN" };
        Assert.That(CreditLine.Of(attribution, new RightsPolicy { Credit = asked }), Is.EqualTo(expected));
    }
}
