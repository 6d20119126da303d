using Aggregator.Sources;

namespace Aggregator.Commands;

/// <summary>How <c>inspect recipe</c> is told what to change.</summary>
public sealed class RecipeChangeTests
{
    private static readonly Recipe Present = new() { Headline = "h1", Body = ".story" };

    [Test]
    public void Parts_are_set_and_taken_out_one_by_one() =>
        Assert.That(RecipeChange.Of(["body=article .text[data-x=\"1\"]", "Headline="], null).Apply(Present), Is.EqualTo(new Recipe { Body = "article .text[data-x=\"1\"]" }));

    [Test]
    public void A_file_stands_in_place_of_the_whole_recipe()
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, """{ "Body": "main" }""");
            Assert.That(RecipeChange.Of([], new FileInfo(file)).Apply(Present), Is.EqualTo(new Recipe { Body = "main" }));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [TestCase("Body", "PART=SELECTOR")]
    [TestCase("Bodie=x", "it has Headline")]
    [TestCase("Body=div >", "not a CSS selector")]
    [TestCase("Body=div:has(p)", ":has()")]
    public void What_is_wrong_is_said_with_what_would_be_right(string set, string wanted) =>
        Assert.That(() => RecipeChange.Of([set], null), Throws.TypeOf<FormatException>().With.Message.Contains(wanted));

    [Test]
    public void Changing_nothing_is_a_mistake() => Assert.That(() => RecipeChange.Of([], null), Throws.TypeOf<FormatException>());
}
