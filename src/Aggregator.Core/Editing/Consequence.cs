using System.Buffers;
using System.Text.RegularExpressions;
using Aggregator.Extracting;

namespace Aggregator.Editing;

/// <summary>What a report means for its readers, where it says so itself: under such a heading, or in a sentence that tells those affected what they have to do, pay, get or go without.</summary>
public static partial class Consequence
{
    private const int Opening = 25;
    private const int LeastShared = 1;

    // Every one of the expressions below asks for one of these.
    private static readonly SearchValues<string> Cues = SearchValues.Create(
        [" will ", " must ", " due to ", " set to ", "advised", "urged", "asked", "warned", "reminded", "required", "encouraged", "recommended", "instructed", "entitled", "eligible"], StringComparison.OrdinalIgnoreCase);

    /// <summary>Verbatim, with its evidence in revision 1; null unless the report says so.</summary>
    public static KeyPoint? Of(string headline, IReadOnlyList<Block> body) =>
        Guides.IsOne(headline) ? null : HeadedPassage.Of(body, Heading) ?? Telling.Of(headline, body, Cues, Opening, LeastShared, IsConsequence);

    private static bool IsConsequence(string sentence) => (Advised.IsMatch(sentence) || Faces.IsMatch(sentence) || Prices.IsMatch(sentence) || Services.IsMatch(sentence)) && !Other.IsMatch(sentence);

    private const string Affected = @"(you|me|your \w+|my \w+|customers|passengers|drivers|motorists|patients|parents|pupils|students|workers|residents|households|families|homeowners|tenants|renters|buyers|savers|borrowers|travellers|commuters|consumers|shoppers|taxpayers|pensioners)";

    [GeneratedRegex(@"^\s*(what (does|do|will|would|could|might) (this|it|that|these|the \w+( \w+){0,3}) mean for " + Affected + @"\b.{0,40}|what (this|it|that) (means|could mean|will mean|may mean) for " + Affected + @"\b.{0,30}|how (will|does|could|might|would|do) (this|it|that|these|the \w+( \w+){0,3}) affect " + Affected + @"\b.{0,30}|how (am i|are you|will i be|will you be) affected|what do i need to do|am i affected|will i be affected|who (is|are|will be) affected|what are my rights)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Heading { get; }

    private const string Public = @"(residents|passengers|customers|drivers|motorists|households|householders|parents|patients|taxpayers|commuters|travellers|visitors|consumers|tenants|homeowners|pensioners|shoppers|bill[- ]payers|claimants|cyclists|holidaymakers|rail users|bus users|road users|homebuyers|first-time buyers|savers|borrowers|ticket[- ]holders|users|people|members of the public|the public|(anyone|people|those|residents|passengers|customers|drivers|patients|parents) (who|with|living|in|over|under|aged|travelling|planning|from)\b.{0,60}?)";

    [GeneratedRegex(@"(^|, |\b(and|but|so|that|while) )((all|both) )?" + Public + @" (are|have been|are being|is|has been|will be) (also |now |still |being |strongly )?(advised|urged|asked|warned|reminded|required|encouraged|recommended|instructed|entitled|eligible) (to|that|not|never|against|for|of)\b",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Advised { get; }

    [GeneratedRegex(@"(?<!\b(many|some|most|few)( \w+)? )\b" + Public + @" (will|must) (also |now |still |soon |no longer |not |only )*(have to|need to|be (able to|required to|asked to|charged|entitled to|eligible|given|offered|allowed to|forced to|refunded|compensated)|pay|receive|get|see their|face|apply|shell out|save up to|lose)\b",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Faces { get; }

    [GeneratedRegex(@"\b(bills?|fares?|prices?|charges?|fees?|interest rates?|fines?|council tax|rents?|benefits?|pensions?|the (minimum|living) wage|thresholds?) (will|are (set|due) to|is (set|due) to) (rise|increase|go up|fall|drop|go down|be (cut|frozen|raised|reduced|capped|scrapped|increased)|double)\b.{0,60}(\bby\b|\bfrom\b|\bto\b|[£%\d])",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Prices { get; }

    [GeneratedRegex(@"\b(roads?|bridges?|stations?|schools?|librar(y|ies)|services?|lines?|routes?|trains?|buses|flights|trams|ferries|surger(y|ies)|shops?|branch(es)?|streets?|carriageway|motorway|tunnel|park|centre) (will|are due to|is due to|are set to|is set to) (also |now |then |not )?(be (closed|cancelled|suspended|diverted|withdrawn|reduced|affected|shut)|close|shut|reopen|remain closed|remain shut|run|stop|resume|operate)\b",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Services { get; }

    // Appeals for witnesses, doubts, and what somebody demands or fears are no consequence for readers.
    [GeneratedRegex(@"\b(you|your|information|witness|witnesses|footage|dashcam|crimestoppers|if|whether|could|might|may|would|argued?|argues|believes?|thinks?|hopes?|claims?|claimed|critics|campaigners|suggested|proposed|proposal|proposes|wants?|called for|calls for|fears?|feared|allegedly|suspected|accused|illegal immigrants|criticism|analyses|analysis|vowed?|promised?|pledged?|predicts?|predicted|not clear|unclear|i|we|our|my)\b|\?|[""“”]",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Other { get; }
}
