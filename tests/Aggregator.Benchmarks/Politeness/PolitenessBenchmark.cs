using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Aggregator.Benchmarks.Politeness;

/// <summary>A simulated day of the daemon, graded by what its hosts saw; exits with 1 where a behaviour failed.</summary>
internal static class PolitenessBenchmark
{
    public static async Task RunAsync(string[] arguments)
    {
        var started = Stopwatch.GetTimestamp();
        var day = await SimulatedDay.RunAsync();
        var grades = Grades(day);
        var report = Report(day, grades);
        Console.Write(report);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\n{Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} s of real time"));
        foreach (var mistake in day.Mistakes)
            Console.Error.WriteLine(mistake);
        if (arguments is ["--report", var path])
            await File.WriteAllTextAsync(path, report);
        if (grades.Any(g => !g.Passed))
            Environment.ExitCode = 1;
    }

    public static IReadOnlyList<Grade> Grades(DayRecord day) => [.. ConditionGrades.Of(day), .. RobotsGrades.Of(day), .. PaceGrades.Of(day), .. PatienceGrades.Of(day), .. TroubleGrades.Of(day), .. MoveGrades.Of(day), .. HerdGrades.Of(day), .. HeaderGrades.Of(day)];

    private static string Report(DayRecord day, IReadOnlyList<Grade> grades)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{(day.End - day.Start).TotalHours:0} simulated hours, {day.Hosts.Count()} hosts, {day.Sources.Count} sources, {day.Visits.Count} requests, {day.Visits.Count(v => v.Status == 304)} answers of 304, {day.Visits.Sum(v => v.Bytes) / 1000} kB of bodies: {grades.Count(g => g.Passed)} of {grades.Count} behaviours pass.\n\n");
        text.Append("| | behaviour | result | seen |\n| --- | --- | --- | --- |\n");
        foreach (var (n, grade) in grades.Index())
            text.Append(CultureInfo.InvariantCulture, $"| {n + 1} | {grade.Behaviour} | {(grade.Passed ? "pass" : "**FAIL**")} | {grade.Numbers} |\n");
        return text.ToString();
    }
}
