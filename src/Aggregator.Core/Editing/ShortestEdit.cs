namespace Aggregator.Editing;

/// <summary>
/// The shortest way from one sequence to another by deletions and insertions (Myers 1986, "An O(ND) Difference Algorithm"). Bounded: sequences that differ in more
/// than a few hundred places are taken as replaced from the first difference to the last.
/// </summary>
internal static class ShortestEdit
{
    private const int MostEdits = 300;

    /// <summary>Pairs of equal elements, in order: what stays. Everything else is deleted or inserted.</summary>
    public static List<(int Before, int After)> Kept<T>(IReadOnlyList<T> before, IReadOnlyList<T> after)
        where T : IEquatable<T>
    {
        var kept = new List<(int, int)>();
        var start = 0;
        while (start < before.Count && start < after.Count && before[start].Equals(after[start]))
            kept.Add((start, start++));
        var (beforeEnd, afterEnd) = (before.Count, after.Count);
        while (beforeEnd > start && afterEnd > start && before[beforeEnd - 1].Equals(after[afterEnd - 1]))
            (beforeEnd, afterEnd) = (beforeEnd - 1, afterEnd - 1);
        if (beforeEnd > start && afterEnd > start)
            kept.AddRange(Middle(before, after, start, beforeEnd - start, afterEnd - start));
        for (var i = 0; beforeEnd + i < before.Count; i++)
            kept.Add((beforeEnd + i, afterEnd + i));
        return kept;
    }

    private static List<(int, int)> Middle<T>(IReadOnlyList<T> before, IReadOnlyList<T> after, int offset, int n, int m)
        where T : IEquatable<T>
    {
        var furthest = new int[(2 * Math.Min(n + m, MostEdits)) + 3];
        var middle = furthest.Length / 2;
        var steps = new List<int[]>();
        for (var d = 0; d <= Math.Min(n + m, MostEdits); d++)
        {
            steps.Add(furthest[(middle - d)..(middle + d + 1)]);
            for (var k = -d; k <= d; k += 2)
            {
                var x = k == -d || (k != d && furthest[middle + k - 1] < furthest[middle + k + 1]) ? furthest[middle + k + 1] : furthest[middle + k - 1] + 1;
                while (x < n && x - k < m && x >= 0 && x - k >= 0 && before[offset + x].Equals(after[offset + x - k]))
                    x++;
                furthest[middle + k] = x;
                if (x >= n && x - k >= m)
                    return Walked(steps, d, n, m, offset);
            }
        }

        return []; // too different to be worth the search
    }

    // Back from the end: on each step, what lies on the diagonal was equal.
    private static List<(int, int)> Walked(List<int[]> steps, int edits, int n, int m, int offset)
    {
        var kept = new List<(int, int)>();
        var (x, y) = (n, m);
        for (var d = edits; d > 0; d--)
        {
            var (row, k) = (steps[d], x - y);
            var down = k == -d || (k != d && row[d + k - 1] < row[d + k + 1]);
            var previous = down ? k + 1 : k - 1;
            var (fromX, fromY) = (row[d + previous], row[d + previous] - previous);
            while (x > fromX && y > fromY)
                kept.Add((offset + --x, offset + --y));
            (x, y) = (fromX, fromY);
        }

        while (x > 0 && y > 0)
            kept.Add((offset + --x, offset + --y));
        kept.Reverse();
        return kept;
    }
}
