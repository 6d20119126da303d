using System.Buffers;
using System.Text.RegularExpressions;
using Aggregator.Extracting;

namespace Aggregator.Editing;

/// <summary>Why a report matters, where the report says so itself: under such a heading, or in a sentence that tells a first time, a record or what the event leads to.</summary>
internal static partial class Significance
{
    // Within these: significance is told early, and only of what the headline is about.
    private const int Opening = 12;
    private const int LeastShared = 2;

    private static readonly SearchValues<string> Cues = SearchValues.Create(
        ["first time", "the first", "since", "on record", "history", "ever recorded", "in a ", "in more than", "in almost", "in nearly", "in over", "in at least", "years", "decades", "century", "generation",
        "means", "could", "would", "will", "may ", "expected to", "paves", "clears", "ends", "marks", "deals", "raises", "leaves", "brings", "opens", "puts"], StringComparison.OrdinalIgnoreCase);

    public static KeyPoint? Of(string headline, IReadOnlyList<Block> body) => HeadedPassage.Of(body, Heading) ?? Telling.Of(headline, body, Cues, Opening, LeastShared, IsSignificant);

    private static bool IsSignificant(string sentence) => (FirstTime.IsMatch(sentence) || Leads.IsMatch(sentence)) && !Hedged.IsMatch(sentence);

    [GeneratedRegex(@"^\s*(why (it|this|that|these|they|the \w+( \w+)?) (really )?matters?|why (is|does) (it|this|that) (matter|important)|why (it|this|that)('|’)s important|why it is important|the significance|why (you should|should you|we should) care|what('|’)s at stake|what is at stake)\b",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 250)]
    private static partial Regex Heading { get; }

    [GeneratedRegex(@"\b(the|only the) first time\b.{0,60}\b(in|since|that|ever|a|an|the)\b|\bfor the first time (in|since|ever|in history)\b|\bthe first \w+(?: \w+){0,6} (since|in (more than |over |almost |nearly )?(a|\d+|\w+) (years|decades|century|history))\b|\b(biggest|largest|highest|lowest|worst|deadliest|longest|steepest|sharpest|heaviest|hottest|wettest|driest|coldest|fastest|strongest|slowest|most (serious|significant|severe|expensive|powerful))\b.{0,60}\b(since|in (more than |over |almost |nearly |at least )?(a|\d+|\w+) (years|decades|century|generation)|on record|in (its|the|british|uk|modern|american|us|scottish|welsh|european) (\w+('s|’s) )?history|ever recorded|since records began)\b",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 250)]
    private static partial Regex FirstTime { get; }

    [GeneratedRegex(@"\b(the|this|that|today('|’)s|\w+day('|’)s) (\w+ )?(ruling|decision|verdict|vote|deal|agreement|move|change|changes|closure|result|defeat|victory|announcement|plan|bill|law|order|judgment|judgement|settlement|resignation|breakthrough|discovery|collapse)( \w+){0,3} (could|would|will|may|is expected to|is likely to|means|paves|clears|opens|ends|marks|deals|raises|puts|leaves|brings)\b.{0,40}\b(affect|mean|means|lead to|pave|paves|clear|clears|precedent|implications|consequences|door|way|blow|end|ends|threat|future|marks|millions|thousands|doubt|risk|that)\b",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 250)]
    private static partial Regex Leads { get; }

    // A guess, a denial or somebody's argument is no reason to give in the portal's own name.
    [GeneratedRegex(@"\b(not|never|n't|n’t|hardly|if|unless|whether|argued?|argues|believes?|think|thinks|hopes?|feels?|opinion|suggests?|critics|supposedly|allegedly)\b|\?",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 250)]
    private static partial Regex Hedged { get; }
}
