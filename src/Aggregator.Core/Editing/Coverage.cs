namespace Aggregator.Editing;

/// <summary>
/// Chooses sentences that between them cover what a report keeps coming back to. A word weighs by the sentences it occurs in, early ones above all,
/// and more if the headline has it; what a chosen sentence says hardly counts for the next. News puts what matters first, so early sentences start ahead.
/// </summary>
internal sealed class Coverage
{
    // Found over two sets of reports with bullets by their own editors; each can move by a third with little effect (docs/editing.md).
    private const double OnceWeight = 0.2;
    private const double RecurrencePower = 0.65;
    private const double EarlyWeight = 2;
    private const double EarlyWeightDecay = 0.82;
    private const double HeadlineWeight = 4;
    private const double LengthPower = 0.4;
    private const double LeftAfterSaid = 0.15;
    private const double EarlyBonus = 0.3;
    private const double EarlyBonusDecay = 0.9;
    private const double LeaningCost = 0.08;
    private const double QuotationCost = 0.025;
    private const double WordCost = 0.013;
    private const int FreeWords = 22;

    // Of a sentence's content words; with fewer that are new it repeats what stands there already.
    private const double LeastNew = 0.4;

    private readonly List<Candidate> _candidates;
    private readonly List<Candidate> _chosen = [];
    private readonly double[] _weights;
    private readonly double[] _left;
    private readonly bool[] _recurs;
    private readonly bool[] _said;

    private Coverage(List<Candidate> candidates, int terms, int[] headline)
    {
        (_candidates, _weights, _recurs, _said) = (candidates, new double[terms], new bool[terms], new bool[terms]);
        Weigh(headline);
        _left = (double[])_weights.Clone();
    }

    /// <summary>
    /// At most <paramref name="most"/>, in the report's order. <paramref name="onlyNews"/> leaves out what mostly repeats the chosen and the
    /// <paramref name="shown"/>, and what has no word that the report comes back to.
    /// </summary>
    public static List<Candidate> Pick(List<Candidate> candidates, Terms terms, int[] headline, int[] shown, int most, bool onlyNews)
    {
        var coverage = new Coverage(candidates, terms.Count, headline);
        coverage.Spend(shown);
        var best = candidates.Count == 0 ? 0 : candidates.Max(coverage.Gain);
        while (coverage._chosen.Count < Math.Min(most, candidates.Count) && coverage.Next(best, onlyNews) is { } next)
        {
            coverage._chosen.Add(next);
            coverage.Spend(next.Terms);
        }

        coverage._chosen.Sort((one, other) => one.Place.CompareTo(other.Place));
        return coverage._chosen;
    }

    private void Weigh(int[] headline)
    {
        var (occurrences, early) = (new int[_weights.Length], EarlyWeight);
        foreach (var candidate in _candidates)
        {
            foreach (var term in candidate.Terms)
            {
                _weights[term] += 1 + early;
                occurrences[term]++;
            }

            early *= EarlyWeightDecay;
        }

        for (var term = 0; term < _weights.Length; term++)
        {
            _recurs[term] = occurrences[term] > 1;
            _weights[term] = _recurs[term] ? Math.Pow(_weights[term], RecurrencePower) : _weights[term] * OnceWeight;
        }

        foreach (var term in headline)
        {
            _recurs[term] = true;
            _weights[term] *= HeadlineWeight;
        }
    }

    private Candidate? Next(double best, bool onlyNews)
    {
        var (next, highest, early) = ((Candidate?)null, double.NegativeInfinity, EarlyBonus);
        foreach (var candidate in _candidates)
        {
            var score = (best > 0 ? Gain(candidate) / best : 0) + early - Cost(candidate);
            if (score > highest && !_chosen.Contains(candidate) && (!onlyNews || IsNews(candidate)))
                (next, highest) = (candidate, score);
            early *= EarlyBonusDecay;
        }

        return next;
    }

    private double Gain(Candidate candidate)
    {
        var sum = 0.0;
        foreach (var term in candidate.Terms)
            sum += _left[term];
        return sum / Math.Pow(Math.Max(candidate.Terms.Length, 5), LengthPower);
    }

    // A sentence that points back does no harm right after the one it points at.
    private double Cost(Candidate candidate)
    {
        var leans = candidate.Leans && !_chosen.Exists(c => c.Place == candidate.Place - 1);
        return (leans ? LeaningCost : 0) + (candidate.Quotes ? QuotationCost : 0) + (WordCost * Math.Max(0, candidate.Words - FreeWords));
    }

    private bool IsNews(Candidate candidate)
    {
        var (fresh, recurs) = (0, false);
        foreach (var term in candidate.Terms)
        {
            fresh += _said[term] ? 0 : 1;
            recurs |= _recurs[term];
        }

        return recurs && fresh >= candidate.Terms.Length * LeastNew;
    }

    private void Spend(int[] terms)
    {
        foreach (var term in terms)
        {
            _said[term] = true;
            _left[term] = Math.Min(_left[term], _weights[term] * LeftAfterSaid);
        }
    }
}
