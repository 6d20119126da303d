using System.Collections.Frozen;

namespace Aggregator.Extracting.Choosing;

/// <summary>Months by their names and abbreviations in the languages that outlets of our list and their neighbours write.</summary>
internal static class MonthNames
{
    private static readonly string[] Lists =
    [
        "january jan januar jänner januari janvier janv enero ene gennaio gen janeiro styczeń stycznia ianuarie",
        "february feb februar februari février févr fevrier fév febrero febbraio febb fevereiro fev lutego luty",
        "march mar märz mär maerz mars maart mrt marzo março marca marzec mrz",
        "april apr avril avr abril abr aprile kwietnia kwiecień",
        "may mai maj mei mayo maggio mag maio maja",
        "june jun juni juin junio giugno giu junho czerwca",
        "july jul juli juillet juil julio luglio lug julho lipca",
        "august aug augusti août aout agosto ago augustus sierpnia",
        "september sep sept septembre septiembre settembre set setembro września",
        "october oct oktober okt octobre octubre ottobre ott outubro out października",
        "november nov novembre noviembre novembro listopada",
        "december dec dezember dez décembre déc decembre diciembre dic dicembre dezembro desember grudnia",
    ];

    private static readonly FrozenDictionary<string, int> Known = Lists
        .SelectMany((list, i) => list.Split(' ').Select(name => (Name: name, Month: i + 1)))
        .DistinctBy(p => p.Name)
        .ToFrozenDictionary(p => p.Name, p => p.Month, StringComparer.OrdinalIgnoreCase);

    /// <summary>1 to 12; 0 for no month.</summary>
    public static int Number(string name) => Known.GetValueOrDefault(name.TrimEnd('.'));
}
