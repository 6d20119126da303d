using FsCheck;
using FsCheck.Fluent;
using Microsoft.Data.Sqlite;

namespace Aggregator.Storing;

/// <summary>A reader's words never become part of FTS5's language.</summary>
internal sealed class SearchTermsTests
{
    [TestCase("mayor", ExpectedResult = "\"mayor\"")]
    [TestCase("mayor  blocks", ExpectedResult = "\"mayor\" \"blocks\"")]
    [TestCase("\"police contract\" mayor", ExpectedResult = "\"police contract\" \"mayor\"")]
    [TestCase("a\"b", ExpectedResult = "\"a\" \"b\"")]
    [TestCase("NEAR(a b)", ExpectedResult = "\"NEAR(a\" \"b)\"")]
    [TestCase("-- '; DROP", ExpectedResult = "\"DROP\"")]
    [TestCase("\"\" \" \"", ExpectedResult = null)]
    [TestCase("a\0b", ExpectedResult = "\"a b\"")]
    public string? Every_term_is_quoted(string text) => SearchTerms.Of(text);

    [Test]
    public void The_length_is_capped_before_quoting() => Assert.That(SearchTerms.Of(new string('"', 10_000) + "late"), Is.Null);

    [Test]
    public void No_text_at_all_is_a_syntax_error()
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        using var session = new Session(connection);
        session.Run(new Sql("CREATE VIRTUAL TABLE t USING fts5 (headline, body, tokenize = 'unicode61 remove_diacritics 2')"));
        session.Run(new Sql("INSERT INTO t VALUES ('Mayor blocks contract', 'words')"));
        var find = new Sql("SELECT count(*) FROM t WHERE t MATCH $1");
        var hostile = Gen.OneOf(
            ArbMap.Default.GeneratorFor<string>(),
            Gen.Elements("\"", "*", "^", "(", ")", "AND", "OR", "NOT", "NEAR", "headline:", "-", "+", "{", "}", "'", ";", "\0", "\ud800", " ", "a", "é", "½", "\u0301").ArrayOf().Select(string.Concat));

        Prop.ForAll(hostile.ToArbitrary(), text => SearchTerms.Of(text ?? "") is not { } query || session.Number(find, query) is not null).QuickCheckThrowOnFailure();
    }
}
