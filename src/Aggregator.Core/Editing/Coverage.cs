namespace Aggregator.Editing;

/// <summary>
/// Chooses sentences that between them cover what a report keeps coming back to. A word weighs by the number of sentences it occurs in, and more
/// if the headline has it; what a chosen sentence says hardly counts for the next. News puts what matters first, so early sentences start ahead.
/// </summary>
internal static class Coverage
{
    // Found over two sets of reports with bullets by their own editors; each can move by a third with little effect (docs/editing.md).
    private const double OnceWeight = 0.2;
    private const double RecurrencePower = 0.65;
    private const double HeadlineWeight = 4;
    private const double LengthPower = 0.4;
    private const double LeftAfterSaid = 0.15;
    private const double EarlyBonus = 0.45;
    private const double EarlyDecay = 0.11;
    private const double LeaningCost = 0.13;
    private const double QuotationCost = 0.04;
    private const double WordCost = 0.013;
    private const int FreeWords = 22;

    /// <summary>At most <paramref name="most"/>, in the report's order; stops where the next would add less than <paramref name="leastGain"/> of what the best one says.</summary>
    public static List<Candidate> Pick(List<Candidate> candidates, Terms terms, int[] headline, int[] shown, int most, double leastGain)
    {
        var weights = Weights(candidates, terms, headline);
        var best = candidates.Count == 0 ? 0 : candidates.Max(c => Said(c, weights));
        var left = (double[])weights.Clone();
        Spend(left, weights, shown);
        var chosen = new List<Candidate>();
        while (chosen.Count < Math.Min(most, candidates.Count) && Next(candidates, chosen, left, best, leastGain) is { } next)
        {
            chosen.Add(next);
            Spend(left, weights, next.Terms);
        }

        chosen.Sort((one, other) => one.Place.CompareTo(other.Place));
        return chosen;
    }

    private static double[] Weights(List<Candidate> candidates, Terms terms, int[] headline)
    {
        var weights = new double[terms.Count];
        foreach (var candidate in candidates)
        {
            foreach (var term in candidate.Terms)
                weights[term]++;
        }

        for (var term = 0; term < weights.Length; term++)
            weights[term] = weights[term] <= 1 ? OnceWeight : Math.Pow(weights[term], RecurrencePower);
        foreach (var term in headline)
            weights[term] *= HeadlineWeight;
        return weights;
    }

    private static Candidate? Next(List<Candidate> candidates, List<Candidate> chosen, double[] left, double best, double leastGain)
    {
        var (next, highest) = ((Candidate?)null, double.NegativeInfinity);
        for (var i = 0; i < candidates.Count; i++)
        {
            var candidate = candidates[i];
            if (chosen.Contains(candidate))
                continue;
            var gain = best > 0 ? Said(candidate, left) / best : 0;
            var score = gain + (EarlyBonus * Math.Exp(-EarlyDecay * i)) - Cost(candidate, chosen);
            if (gain >= leastGain && score > highest)
                (next, highest) = (candidate, score);
        }

        return next;
    }

    private static double Said(Candidate candidate, double[] weights)
    {
        var sum = 0.0;
        foreach (var term in candidate.Terms)
            sum += weights[term];
        return sum / Math.Pow(Math.Max(candidate.Terms.Length, 5), LengthPower);
    }

    // A sentence that points back does no harm right after the one it points at.
    private static double Cost(Candidate candidate, List<Candidate> chosen)
    {
        var leans = candidate.Leans && !chosen.Exists(c => c.Place == candidate.Place - 1);
        return (leans ? LeaningCost : 0) + (candidate.Quotes ? QuotationCost : 0) + (WordCost * Math.Max(0, candidate.Words - FreeWords));
    }

    private static void Spend(double[] left, double[] weights, int[] terms)
    {
        foreach (var term in terms)
            left[term] = Math.Min(left[term], weights[term] * LeftAfterSaid);
    }
}
