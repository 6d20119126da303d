using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Aggregator.Reading;

/// <summary>Month names of the languages that British outlets' feeds are written in, and of those they are translated from. Own table: no machine's culture decides.</summary>
internal static class DateNames
{
    private static readonly string[] Months =
    [
        // English, Welsh, Irish, Scottish Gaelic
        "january jan ionawr ion eanair ean faoilleach faoi", "february feb febuary chwefror chw chwef feabhra feabh gearran gearr",
        "march mar mawrth maw marta martach", "april apr ebrill ebr aibrean aib giblean gibl", "may mai bealtaine beal ceitean ceit",
        "june jun mehefin meh meithean meith mheithimh ogmhios ogmh", "july jul gorffennaf gor gorff iuil iuchar iuch", "august aug awst aws lunasa lun lunastal",
        "september sep sept medi med meanfomhair mfomh sultain sult", "october oct hydref hyd deireadhfomhair dfomh damhair damh",
        "november nov tachwedd tach tac samhain samh", "december dec rhagfyr rhag rha nollaig noll dubhlachd dubh",
        // French, German, Spanish, Italian, Portuguese, Dutch
        "janvier janv januar janner jan jaen enero ene gennaio gen janeiro januari", "fevrier fev fevr februar febrero febbraio fevereiro februari",
        "mars marz marzo marco maart mrt mrz", "avril avr abril abr aprile", "mayo maggio mag maio mei", "juin juni junio giugno giu junho",
        "juillet juil juli julio luglio lug julho", "aout aou agosto ago augustus", "septembre septiembre set settembre setembro",
        "octobre okt oktober octubre ottobre ott outubro out", "novembre noviembre novembro", "decembre dez dezember diciembre dic dicembre dezembro dec",
        // Polish, Romanian, Greek, Russian, Ukrainian, Turkish
        "stycznia sty ianuarie ιαν ιανουαριου янв января січ січня ocak oca", "lutego lut februarie φεβ φεβρουαριου фев февраля лют лютого subat sub",
        "marca martie μαρ μαρτιου мар марта бер березня mart", "kwietnia kwi aprilie απρ απριλιου апр апреля квіт квітня nisan nis",
        "maja maj μαι μαιου май мая трав травня mayis", "czerwca cze iunie ιουν ιουνιου июн июня черв червня haziran haz",
        "lipca lip iulie ιουλ ιουλιου июл июля лип липня temmuz tem", "sierpnia sie august αυγ αυγουστου авг августа серп серпня agustos agu",
        "wrzesnia wrz septembrie σεπ σεπτεμβριου сен сентября вер вересня eylul eyl", "pazdziernika paz octombrie οκτ οκτωβριου окт октября жовт жовтня ekim eki",
        "listopada lis noiembrie νοε νοεμβριου ноя ноября лист листопада kasim kas", "grudnia gru decembrie δεκ δεκεμβριου дек декабря груд грудня aralik ara",
    ];

    private static readonly FrozenDictionary<string, int> ByName = Table();

    /// <summary>1–12, or 0 for a word that is no month.</summary>
    public static int Month(ReadOnlySpan<char> word)
    {
        Span<char> lower = stackalloc char[Math.Min(word.Length, 24)];
        if (word.Length > lower.Length)
            return 0;
        word.ToLowerInvariant(lower);
        if (ByName.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(lower, out var month))
            return month;
        return Ascii.IsValid(lower) ? 0 : ByName.GetValueOrDefault(Plain(lower.ToString()));
    }

    private static FrozenDictionary<string, int> Table()
    {
        var table = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < Months.Length; i++)
        {
            foreach (var name in Months[i].Split(' '))
                table.TryAdd(Plain(name), (i % 12) + 1);
        }

        return table.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static string Plain(string word)
    {
        var plain = new StringBuilder(word.Length);
        foreach (var c in word.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
                plain.Append(c == 'ς' ? 'σ' : c);
        }

        return plain.ToString();
    }
}
