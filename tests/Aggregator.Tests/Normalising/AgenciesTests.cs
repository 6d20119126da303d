using Aggregator.Extracting;

namespace Aggregator.Normalising;

/// <summary>Whose copy a report is: by byline, dateline and the notes at its end.</summary>
public sealed class AgenciesTests
{
    [TestCase("PA", "PA Media")]
    [TestCase("By PA News Agency", "PA Media")]
    [TestCase("Press Association", "PA Media")]
    [TestCase("Jane Doe, PA", "PA Media")]
    [TestCase("Jane Doe and PA Media", "PA Media")]
    [TestCase("Reuters", "Reuters")]
    [TestCase("Agence France-Presse", "Agence France-Presse")]
    [TestCase("Associated Press", "Associated Press")]
    [TestCase("AFP and AP", "Agence France-Presse,Associated Press")]
    [TestCase("Joe Bloggs, Local Democracy Reporter", "Local Democracy Reporting Service")]
    [TestCase("Joe Bloggs - Local Democracy Reporting Service", "Local Democracy Reporting Service")]
    [TestCase("Paul Apton", "")]
    [TestCase("Ann Pa", "")]
    [TestCase("Political correspondent", "")]
    public void A_byline_names_the_agency(string author, string agencies) => Assert.That(Names([author], "The council met on Monday."), Is.EqualTo(agencies));

    [TestCase("LONDON (Reuters) - The pound fell.", "Reuters")]
    [TestCase("(AFP) – Ministers met.", "Agence France-Presse")]
    [TestCase("PARIS, Nov 24 (AP) — Ministers met.", "Associated Press")]
    [TestCase("The group (PA) - which has members - met.", "PA Media")]
    [TestCase("Pay (AP) was discussed.", "")]
    [TestCase("The minister told the PA news agency that talks had begun.", "")]
    public void A_dateline_names_the_agency(string opening, string agencies) => Assert.That(Names([], opening, "More text follows here."), Is.EqualTo(agencies));

    [TestCase("(Reporting by Ann Day in London; Editing by Bob Night)", "Reuters")]
    [TestCase("Additional reporting by PA", "PA Media")]
    [TestCase("With reporting from Reuters and AP", "Reuters,Associated Press")]
    [TestCase("The Associated Press contributed to this report.", "Associated Press")]
    [TestCase("© PA Media 2026", "PA Media")]
    [TestCase("Copyright AFP", "Agence France-Presse")]
    [TestCase("– Reuters", "Reuters")]
    [TestCase("This story came from the Local Democracy Reporting Service.", "Local Democracy Reporting Service")]
    [TestCase("Picture: PA", "")]
    [TestCase("Photograph: Jane Doe/PA", "")]
    [TestCase("PA Wire", "")]
    [TestCase("Reuters reported on Monday that the firm would close.", "")]
    [TestCase("Additional reporting by Jane Doe", "")]
    public void A_note_at_the_end_names_the_agency(string note, string agencies) => Assert.That(Names(["Jane Doe"], "The council met.", "It voted.", note), Is.EqualTo(agencies));

    private static string Names(string[] authors, params string[] body) => string.Join(',', Agencies.Of(authors, [.. body.Select(t => new Block(BlockKind.Paragraph, t))]));
}
