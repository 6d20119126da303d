using System.Buffers;
using System.Text.RegularExpressions;
using Aggregator.Extracting;

namespace Aggregator.Editing;

/// <summary>What a report means for its readers, where it says so itself: under such a heading, or in a sentence that tells those affected what they have to do, pay, get or go without.</summary>
internal static partial class Consequence
{
    private const int Opening = 30;
    private const int LeastShared = 1;

    private static readonly SearchValues<string> Cues = SearchValues.Create(
        ["residents", "passengers", "customers", "drivers", "motorists", "household", "parents", "patients", "taxpayers", "commuters", "travellers", "visitors", "consumers", "tenants", "homeowners", "pensioners", "shoppers",
        "payers", "claimants", "cyclists", "holidaymakers", "users", "homebuyers", "buyers", "savers", "borrowers", "pupils", "families", "members of the public", "anyone ", "people "], StringComparison.OrdinalIgnoreCase);

    public static KeyPoint? Of(string headline, IReadOnlyList<Block> body) => HeadedPassage.Of(body, Heading) ?? Telling.Of(headline, body, Cues, Opening, LeastShared, IsConsequence);

    private static bool IsConsequence(string sentence) => (Advised.IsMatch(sentence) || Faces.IsMatch(sentence)) && !Other.IsMatch(sentence);

    [GeneratedRegex(@"^\s*(what (does|do|will|would|could|might) (this|it|that|the \w+( \w+){0,3}|they|these) mean for (you|me|us|your?|my|customers|passengers|drivers|motorists|patients|parents|pupils|students|workers|residents|households|families|homeowners|tenants|renters|buyers|savers|borrowers|travellers|commuters|consumers|shoppers|businesses|taxpayers|pensioners|voters|people|fans)\b.{0,40}|what (this|it|that) (means|could mean|will mean) (for (you|me|us|customers|passengers|drivers|motorists|patients|parents|pupils|students|workers|residents|households|families|homeowners|tenants|renters|buyers|savers|borrowers|travellers|commuters|consumers|shoppers|businesses|taxpayers|pensioners|people|fans)|in practice)\b.{0,30}|how (will|does|could|might|would|do) (this|it|that|the \w+( \w+){0,3}|these|they) affect (you|me|us|your \w+|my \w+|customers|passengers|drivers|patients|people)\b.{0,30}|how (am i|are you|will i be|will you be) affected|what (should|do|must|can) (i|you|people|residents|passengers|customers|drivers|parents) (need to )?do\b.{0,30}|am i affected|who (is|are|will be) affected|what are my rights|what rights do i have)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 250)]
    private static partial Regex Heading { get; }

    private const string Public = @"(residents|passengers|customers|drivers|motorists|households|householders|parents|patients|taxpayers|commuters|travellers|visitors|consumers|tenants|homeowners|pensioners|shoppers|bill[- ]payers|claimants|cyclists|holidaymakers|rail users|bus users|road users|homebuyers|first-time buyers|savers|borrowers|pupils|families|members of the public|anyone (who|with|travelling|planning|living|in|over|under|aged)\b.{0,60}?|people (who|with|living|in|over|under|aged|travelling|planning)\b.{0,60}?)";

    [GeneratedRegex(@"\b" + Public + @" (are|is|were|was|have been|has been|are being|will be) (also |now |still |being |strongly )?(advised|urged|told|asked|warned|reminded|required|encouraged|recommended|instructed|entitled|eligible|able|allowed|exempt)\b",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 250)]
    private static partial Regex Advised { get; }

    [GeneratedRegex(@"\b" + Public + @" (will|must|should|can|face|faces) (also |now |still |soon |no longer |not )?(have to|need to|be (able|required|asked|charged|entitled|eligible|given|offered|allowed|forced|refunded|compensated)|pay|receive|get|see (their|an?)\b|face|apply|claim|use|expect|allow|check|contact|avoid|register|travel|book|lose|save|increases|higher|delays|disruption|longer|bills|fines|a fine)\b",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 250)]
    private static partial Regex Faces { get; }

    // Appeals for witnesses, doubts, and what somebody demands or fears are no consequence for readers.
    [GeneratedRegex(@"\b(information|witness|witnesses|footage|dashcam|crimestoppers|if|whether|could|might|may|would|argued?|argues|believes?|thinks?|hopes?|claims?|claimed|critics|campaigners|suggested|proposed|proposal|proposes|wants?|called for|calls for|fears?|feared|allegedly|suspected|accused|illegal immigrants)\b|\?|[""“”]",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 250)]
    private static partial Regex Other { get; }
}
