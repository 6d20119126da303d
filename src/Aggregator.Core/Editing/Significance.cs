using System.Buffers;
using System.Text.RegularExpressions;
using Aggregator.Extracting;

namespace Aggregator.Editing;

/// <summary>Why a report matters, where the report says so itself: under such a heading, or in a sentence that tells a first, a record or what the event leads to.</summary>
public static partial class Significance
{
    // Significance is told early, and of what the headline is about.
    private const int Opening = 15;
    private const int LeastShared = 2;

    private static readonly SearchValues<string> Cues = SearchValues.Create(
        ["the first", "since", "on record", "history", "ever recorded", "in a ", "years", "decades", "century", "generation", "precedent", "implications", "way for", "millions", "thousands", "in doubt", "means", "would end", "will end"],
        StringComparison.OrdinalIgnoreCase);

    /// <summary>Verbatim, with its evidence in revision 1; null unless the report says so.</summary>
    public static KeyPoint? Of(string headline, IReadOnlyList<Block> body) =>
        Guides.IsOne(headline) ? null : HeadedPassage.Of(body, Heading) ?? Telling.Of(headline, body, Cues, Opening, LeastShared, IsSignificant);

    private static bool IsSignificant(string sentence) => (First.IsMatch(sentence) || Most.IsMatch(sentence) || Leads.IsMatch(sentence)) && !Hedged.IsMatch(sentence);

    [GeneratedRegex(@"^\s*(why (it|this|that|these|they) (really )?matters?|why (is|does) (it|this|that) (matter|important)|why (it|this|that)('|’)s important|why it is important|the significance)\b",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Heading { get; }

    // Long times only: "for the first time since November" is no reason.
    private const string LongTime = @"(since (at least )?(the )?(1[0-9]{3}|200[0-9]|201[0-9]|the (second world|first world|cold) war|world war|records began|independence|devolution)|in (more than |over |almost |nearly |about |at least )?(a (decade|century|generation)|\w+ (decades|centuries|generations)|([2-9]\d|\d{3}|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred) years)|on record|ever (recorded|made|seen|built|held|found)|in the history of|in (its|the|british|uk|modern|american|us|u\.s\.|scottish|welsh|european|world|recent)( \w+('s|’s)?){0,2} history)";

    [GeneratedRegex(@"\b(marks?|marked|marking|becomes?|became|becoming|is|was|are|be) (only )?the first (?!(time (he|she|they|we|i)|place|step|half|round|set|lady|minister|quarter|game|match|stage|phase|day|week|month)\b).{3,70}?\b(" + LongTime + @"|to (lead|become|win|hold|serve|be (elected|appointed|convicted|approved|banned|jailed|named))|of its kind|in the world|in the uk|in britain|in europe)\b",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 5000)]
    private static partial Regex First { get; }

    private const string Superlative = @"(biggest|largest|highest|lowest|worst|deadliest|longest|steepest|sharpest|heaviest|hottest|wettest|driest|coldest|fastest|strongest|slowest|costliest|most (serious|significant|severe|expensive|powerful))";

    // Said of the sentence's own subject: "…, the strongest storm in 90 years" after a name is about something that is long over.
    [GeneratedRegex(@"(\b(is|are|be|marks?|marked|marking|makes|making (it|this)|becomes?|became|to|at|reached|hits?) (the|its|their|his|her|one of the)( \w+)? |\b(was|were) the |\b(rose|rise|rises|risen|fell|fall|falls|fallen|dropped|jumped|climbed|grew|sank|sunk|surged|slumped|increased|decreased) .{3,60}, (the|its|their) )(\w+-)?" + Superlative + @"\b.{0,70}?\b" + LongTime,
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Most { get; }

    // The event itself is the sentence's subject.
    [GeneratedRegex(@"^(the|this|\w+day('|’)s|\w+('|’)s) (\w+ ){0,2}(ruling|decision|verdict|deal|agreement|bill|law|legislation|change|changes|closure|closures|judgment|judgement|settlement|order|reforms?|cuts?|ban|strike|strikes) (\w+ ){0,2}?(could|would|will|may|is expected to|is likely to|are expected to|means|mean|paves|clears|sets|puts|ends|affects|affect)\b.{0,60}?\b(affect|affects|means|mean|the way for|precedent|implications|consequences|in doubt|end|ends|millions|thousands|hundreds of thousands|at risk)\b",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Leads { get; }

    // A guess, a denial, somebody's argument, or something that stands in a clause about something else, is no reason to give.
    [GeneratedRegex(@"^In what\b|\b(not|never|also|other|\w+n't|\w+n’t|hardly|if|unless|whether|argued?|argues|believes?|thinks?|hopes?|feels?|opinion|suggests?|critics|supposedly|allegedly|you|your|despite|although|though|had (been|ranked|become)|eluded|concerned|perhaps|possibly|probably|arguably|may have been|would like)\b|\?",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Hedged { get; }
}
