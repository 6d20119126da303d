using System.Globalization;
using System.Text.RegularExpressions;
using Aggregator.Editing;
using Aggregator.Extracting;
using Aggregator.Normalising;
using Aggregator.Rights;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Aggregator.Surfacing;

/// <summary>
/// Asks every address that the program maps, surfaces that are yet to be written among them, for articles whose every word is its own,
/// and counts which words of which article come out: never more than its rights allow, whatever policy, signals and licence it has.
/// </summary>
public sealed partial class RightsOnSurfacesTests
{
    private const int Revisions = 2;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan FirstWords = TimeSpan.FromMilliseconds(300);

    private static readonly Gen<(RightsPolicy Policy, RightsSignals Signals, string? Licence)> Rights =
        from extent in Gen.Elements(RightsExtent.Headline, RightsExtent.Excerpt, RightsExtent.Excerpt, RightsExtent.Full)
        from words in Gen.Choose(0, 60)
        from image in Gen.Elements(true, false)
        from snippet in Gen.Elements<int?>(null, null, 0, 80, 200)
        from flags in Gen.Choose(0, 15)
        from licence in Gen.Elements<string?>(null, null, "CC BY-NC 4.0")
        select (new RightsPolicy { Extent = extent, ExcerptWords = words, Image = image },
            new RightsSignals { MaxSnippet = snippet, NoArchive = (flags & 1) > 0, TdmReserved = (flags & 2) > 0 ? true : null, IsAccessibleForFree = (flags & 4) > 0 ? false : null, NoImage = (flags & 8) > 0 },
            licence);

    [Test]
    public void No_surface_shows_more_words_of_a_report_than_its_rights_allow() =>
        Prop.ForAll(Rights.ArrayOf(6).ToArbitrary(), rights => HoldsAsync(rights ?? []).GetAwaiter().GetResult()).Check(Config.QuickThrowOnFailure.WithMaxTest(4));

    [Test]
    public async Task Tightening_a_policy_changes_what_every_surface_answers_at_once()
    {
        await using var host = await SurfacesHost.StartAsync();
        var outlet = host.News.Outlet("o0", "Outlet 0", new RightsPolicy { Extent = RightsExtent.Full });
        host.News.Report(outlet, "Headline", a => Article(a, 0, RightsSignals.None, null));
        var before = await host.TextAsync("/api/v1/articles/a001");
        host.News.Outlet("o0", "Outlet 0", new RightsPolicy { Extent = RightsExtent.Headline });

        foreach (var path in Paths(host))
            Assert.That(Shown(await TextAsync(host, path)), Is.Empty, path);
        Assert.That(Shown(before), Is.Not.Empty);
    }

    private static async Task<bool> HoldsAsync((RightsPolicy Policy, RightsSignals Signals, string? Licence)[] rights)
    {
        await using var host = await SurfacesHost.StartAsync();
        for (var i = 0; i < rights.Length; i++)
        {
            var (number, given) = (i, rights[i]);
            var outlet = host.News.Outlet($"o{i}", $"Outlet {i}", given.Policy);
            var article = host.News.Report(outlet, $"Headline {i}", a => Article(a, number, given.Signals, given.Licence));
            host.News.Revise(article, a => a with { Revision = Revisions, Body = [.. a.Body.Skip(1), new Block(BlockKind.Paragraph, Words(number, 500, 20))], Change = new(RevisionWeight.Substantive, false, false, 1, 1, 0) });
        }

        foreach (var path in Paths(host))
        {
            var shown = Shown(await TextAsync(host, path));
            for (var i = 0; i < rights.Length; i++)
            {
                var most = EffectiveRights.Of(rights[i].Policy, rights[i].Signals, Licences.Of(rights[i].Licence));
                var own = shown.Where(w => w.Article == i).Select(w => w.Word).ToHashSet();
                Assert.That(own, Has.Count.LessThanOrEqualTo(most.Words), $"{path} of {rights[i]}");
                Assert.That(own.Sum(w => $"w{i}x{w}".Length), Is.LessThanOrEqualTo(most.Characters ?? int.MaxValue), $"{path} of {rights[i]}");
                Assert.That(most.Derived || !own.Any(w => w is >= 1_000 and < 3_000), $"{path} of {rights[i]}");
            }
        }

        return true;
    }

    // The standfirst's words count from 0, the text's from 100, key points' from 1000, why's from 2000, what's from 2500, a correction's from 3000.
    private static Article Article(Article article, int number, RightsSignals signals, string? licence) => article with
    {
        Standfirst = Words(number, 0, 12),
        Body = [.. Enumerable.Range(0, 6).Select(p => new Block(BlockKind.Paragraph, Words(number, 100 + (p * 30), 30)))],
        KeyPoints = [.. Enumerable.Range(0, 3).Select(k => new KeyPoint(Words(number, 1_000 + (k * 10), 10), new Evidence(1, 0, 0, 10)))],
        WhyItMatters = Words(number, 2_000, 9),
        WhatItMeans = Words(number, 2_500, 9),
        Corrections = [new(CorrectionKind.Correction, Words(number, 3_000, 15), null, 0)],
        Image = new Uri("https://o.example/1.jpg"),
        Signals = signals,
        Breaking = number == 0,
        Attribution = article.Attribution with { Licence = licence },
    };

    private static string Words(int article, int from, int count) => string.Join(' ', Enumerable.Range(from, count).Select(w => $"w{article}x{w}")) + ".";

    private static HashSet<(int Article, int Word)> Shown(string text) =>
        [.. Word.Matches(text).Select(m => (int.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture), int.Parse(m.Groups[2].Value, CultureInfo.InvariantCulture)))];

    // Every mapped GET, its parts filled with what there is; what does not end by itself (a stream) is read for as long as it says something at once.
    private static IEnumerable<string> Paths(SurfacesHost host)
    {
        var patterns = host.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("GET") == true)
            .Select(e => "/" + (e.RoutePattern.RawText ?? "").TrimStart('/'))
            .Distinct(StringComparer.Ordinal);
        foreach (var pattern in patterns)
        {
            var filled = Part.Replace(pattern, part => part.Groups[1].Value switch
            {
                "id" when pattern.Contains("outlet", StringComparison.Ordinal) => "o0",
                "category" or "section" => "uk",
                "revision" => "2",
                "documentName" => "v1",
                var name when name.StartsWith("outlet", StringComparison.Ordinal) => "o0",
                _ => "a001",
            });
            yield return filled;
            if (filled.Contains("a001", StringComparison.Ordinal))
                yield return filled.Replace("a001", "a002", StringComparison.Ordinal);
            if (!filled.Contains("stream", StringComparison.Ordinal))
                yield return filled + "?limit=50&q=Headline";
        }
    }

    private static async Task<string> TextAsync(SurfacesHost host, string path)
    {
        using var patience = new CancellationTokenSource(Patience);
        using var answer = await host.Client.GetAsync(new Uri(path, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, patience.Token);
        if (answer.Content.Headers.ContentType?.MediaType != "text/event-stream")
            return await answer.Content.ReadAsStringAsync(patience.Token);
        // A stream never ends: what it says first is what it says to everybody.
        await using var stream = await answer.Content.ReadAsStreamAsync(patience.Token);
        patience.CancelAfter(FirstWords);
        var buffer = new byte[64 * 1024];
        try
        {
            return System.Text.Encoding.UTF8.GetString(buffer, 0, await stream.ReadAsync(buffer, patience.Token));
        }
        catch (OperationCanceledException)
        {
            return "";
        }
    }

    [GeneratedRegex("w([0-9]+)x([0-9]+)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Word { get; }

    [GeneratedRegex("\\{\\*?\\*?([A-Za-z]+)[^}]*\\}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Part { get; }
}
