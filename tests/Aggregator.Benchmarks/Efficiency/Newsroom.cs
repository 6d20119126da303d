namespace Aggregator.Benchmarks.Efficiency;

/// <summary>How one simulated outlet publishes: its size, its week, and how its reports come in bunches.</summary>
/// <param name="Name">What kind of outlet it is.</param>
/// <param name="PerDay">Reports on a working day.</param>
/// <param name="Hours">Weights of the 24 hours of a working day, GMT.</param>
/// <param name="Weekend">What a day of the weekend has of a working day's reports.</param>
/// <param name="Window">Entries that its feed shows.</param>
internal sealed record Newsroom(string Name, double PerDay, double[] Hours, double Weekend, int Window)
{
    /// <summary>Reports that follow one another in minutes, on average; 1 for none.</summary>
    public double Cluster { get; init; } = 1;

    /// <summary>Minutes between the reports of a cluster, on average.</summary>
    public double ClusterMinutes { get; init; } = 6;

    /// <summary>Reports are put out together on these minutes of the hour; null where each comes when it is ready.</summary>
    public int[]? Release { get; init; }

    /// <summary>In the third day of each week a story breaks: for three hours so many times the usual.</summary>
    public double Breaking { get; init; } = 1;

    /// <summary>The instants of its reports over some weeks, in order.</summary>
    public List<DateTimeOffset> Publish(int seed, DateTimeOffset monday, int weeks)
    {
        var random = new Random(seed);
        var reports = new List<DateTimeOffset>();
        for (var hour = 0; hour < weeks * 168; hour++)
        {
            var at = monday.AddHours(hour);
            for (var events = Poisson(random, Rate(hour % 168) / Cluster); events > 0; events--)
                AddCluster(reports, at.AddHours(random.NextDouble()), random);
        }

        reports.Sort();
        return [.. reports.Where(r => r < monday.AddDays(7 * weeks))];
    }

    /// <summary>Reports expected in an hour of the week.</summary>
    public double Rate(int hour) => PerDay * (hour >= 120 ? Weekend : 1) * Hours[hour % 24] / Hours.Sum() * (hour is >= 62 and < 65 ? Breaking : 1);

    private void AddCluster(List<DateTimeOffset> reports, DateTimeOffset first, Random random)
    {
        var at = first;
        reports.Add(Released(at));
        while (random.NextDouble() > 1 / Cluster)
        {
            at = at.AddMinutes(-Math.Log(1 - random.NextDouble()) * ClusterMinutes);
            reports.Add(Released(at));
        }
    }

    private DateTimeOffset Released(DateTimeOffset ready)
    {
        if (Release is null)
            return ready;
        var hour = new DateTimeOffset(ready.Year, ready.Month, ready.Day, ready.Hour, 0, 0, TimeSpan.Zero);
        var minute = Release.FirstOrDefault(m => m >= ready.Minute, 60 + Release[0]);
        return hour.AddMinutes(minute).AddSeconds(ready.Second / 10.0); // a build takes a few seconds
    }

    private static int Poisson(Random random, double mean)
    {
        var (limit, count, product) = (Math.Exp(-mean), 0, random.NextDouble());
        for (; product > limit; count++)
            product *= random.NextDouble();
        return count;
    }
}
