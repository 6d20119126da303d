using System.Xml.Linq;

namespace Aggregator.Reading;

/// <summary>Who wrote it, and the mail addresses that came with the names.</summary>
internal sealed record People(IReadOnlyList<string> Names, IReadOnlyList<string> Mails)
{
    private const Vocabulary Persons = Vocabulary.Atom | Vocabulary.Core | Vocabulary.Itunes;

    public static People None { get; } = new([], []);

    public static People Of(Fields fields) =>
        Of(fields.All(Persons, "author").Concat(fields.All(Vocabulary.Dc | Vocabulary.DcTerms, "creator")).Concat(fields.All(Vocabulary.Dc, "author")));

    public static People Of(IEnumerable<XElement> elements)
    {
        List<Person>? people = null;
        foreach (var element in elements)
        {
            if (Person.Of(element) is { } person)
                (people ??= []).Add(person);
        }

        return people is null ? None : Of(people);
    }

    /// <summary>Beside names, a bare mail address is no author of its own; alone, it is all that is known.</summary>
    public static People Of(IReadOnlyList<Person> people)
    {
        string[] names = [.. people.Select(p => p.Name).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase)];
        string[] mails = [.. people.Select(p => p.Mail).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase)];
        return new People(names.Length > 0 ? names : mails, mails);
    }
}
