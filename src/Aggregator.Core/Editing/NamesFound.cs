namespace Aggregator.Editing;

/// <summary>The names of one report as they are found, each under its fullest form: "Mr Starmer" and "Starmer" are Keir Starmer.</summary>
internal sealed class NamesFound
{
    private readonly Dictionary<string, Found> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Found> _bySurname = new(StringComparer.Ordinal);
    private readonly List<Found> _inOrder = [];

    public void Add(string name, TagKind kind, Evidence evidence)
    {
        if (_byName.TryGetValue(name, out var known))
        {
            known.Count++;
            return;
        }

        if (kind == TagKind.Person && IsSurnameOf(name) is { } person)
        {
            person.Count++;
            return;
        }

        var found = new Found { Name = name, Kind = kind, Evidence = evidence, Count = 1 };
        _inOrder.Add(found);
        _byName[name] = found;
        if (kind == TagKind.Person && name.LastIndexOf(' ') is > 0 and var space)
            Adopt(name[(space + 1)..], found);
    }

    /// <summary>A single capitalised word that no rule knows: counts for the person of that surname.</summary>
    public void Mention(string word)
    {
        if (_bySurname.TryGetValue(word, out var person))
            person.Count++;
    }

    public IEnumerable<Tag> Tags() => _inOrder.Where(f => !f.IsAdopted).Select(f => new Tag(f.Name, f.Kind, f.Count, f.Evidence));

    private Found? IsSurnameOf(string name) => name.Contains(' ', StringComparison.Ordinal) ? null : _bySurname.GetValueOrDefault(name);

    // "Mr Starmer" told before "Keir Starmer": the fuller name takes over what was counted.
    private void Adopt(string surname, Found person)
    {
        if (!_bySurname.TryAdd(surname, person) || !_byName.TryGetValue(surname, out var earlier) || earlier.Kind != TagKind.Person || earlier.IsAdopted)
            return;
        earlier.IsAdopted = true;
        person.Count += earlier.Count;
    }

    private sealed class Found
    {
        public required string Name { get; init; }

        public required TagKind Kind { get; init; }

        public required Evidence Evidence { get; init; }

        public required int Count { get; set; }

        public bool IsAdopted { get; set; }
    }
}
