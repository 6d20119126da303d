using Aggregator.Normalising;

namespace Aggregator.Editing;

/// <summary>In which of the portal's sections a report stands.</summary>
public sealed class CategoriesTests
{
    [Test]
    public void The_sections_are_the_portals() =>
        Assert.That(Categories.All.Select(Categories.NameOf), Is.EqualTo(new[]
        {
            "UK", "World", "Politics", "Business", "Health", "Science & Tech", "Sport", "Culture", "Weather", "Scotland", "Wales", "Northern Ireland", "England",
        }));

    [Test]
    public void The_source_lists_word_decides() =>
        Assert.That(Categories.Of(Reports.Of() with { Category = "weather", Sections = ["Football"] }, [], null), Is.EqualTo("weather"));

    [TestCase("UK Politics", "politics")]
    [TestCase("World news", "world")]
    [TestCase("US & Canada", "world")]
    [TestCase("Money", "business")]
    [TestCase("Football transfers", "sport")]
    [TestCase("World Cup", "sport")]
    [TestCase("Science & Environment", "science-tech")]
    [TestCase("Climate crisis", "science-tech")]
    [TestCase("Technology", "science-tech")]
    [TestCase("Entertainment & Arts", "culture")]
    [TestCase("NHS", "health")]
    [TestCase("Northern Ireland", "northern-ireland")]
    [TestCase("Devon & Cornwall", "england")]
    [TestCase("Education", "uk")]
    [TestCase("Transport", "uk")]
    [TestCase("Crime", "uk")]
    [TestCase("Latest", "uk")]
    [TestCase("", "uk")]
    public void The_outlets_own_section_is_mapped(string section, string category) =>
        Assert.That(Categories.Of(Reports.Of() with { Sections = [section] }, [], null), Is.EqualTo(category));

    [Test]
    public void A_section_that_says_more_than_UK_wins() =>
        Assert.That(Categories.Of(Reports.Of() with { Sections = ["News", "UK news", "Cricket"] }, [], null), Is.EqualTo("sport"));

    [TestCase("https://times.example/sport/football/a-report", "sport")]
    [TestCase("https://times.example/uk-news/2026/nov/24/a-report", "uk")]
    [TestCase("https://times.example/world/europe/a-report", "world")]
    [TestCase("https://times.example/football", "uk", TestName = "The_last_part_of_an_address_names_the_report_not_its_section")]
    public void Else_the_address_decides(string address, string category) =>
        Assert.That(Categories.Of(Reports.Of(address), [], null), Is.EqualTo(category));

    [TestCase("bbc-news/scotland", "scotland")]
    [TestCase("bbc-news/england-berkshire", "england")]
    [TestCase("wales-online/top", "uk", TestName = "An_outlets_name_is_not_its_sources_section")]
    public void Else_the_sources_own_name_decides(string source, string category) =>
        Assert.That(Categories.Of(Reports.Of() with { Source = new(source) }, [], null), Is.EqualTo(category));

    [Test]
    public void Whatever_an_outlet_says_the_answer_is_a_section_of_the_portal()
    {
        var words = new[] { "🏴", "a b c d e", new string('x', 5_000), "uk|world", " - ", "ÉCOLE" };
        Assert.That(words.Select(w => Categories.Of(Reports.Of() with { Sections = [w] }, [], null)), Is.All.Matches<string>(c => Categories.All.Contains(c)));
    }
}
