using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace Aggregator.SystemTests;

/// <summary>What <c>aggregator inspect sanitise --batch</c> leaves of hostile HTML, opened in a real browser: nothing runs and nothing is asked for.</summary>
public sealed class HostileHtmlTests
{
    private const int PiecesAPage = 100;

    // Hears what runs; no attack needs more than one of these to prove itself.
    private const string Listen = """
        for (const name of ['alert', 'confirm', 'prompt', 'print', 'open'])
            Object.defineProperty(window, name, { value: said => { window.ran(name + ' ' + String(said).slice(0, 40)); return null; } });
        """;

    // The pieces as a document of their own and put into one that is there already, as scripts do; answers what could run without having run yet.
    private const string Show = """
        async pieces => {
            const wrapped = pieces.map((piece, number) => '<article data-number="' + number + '">' + piece + '</article>').join('');
            const show = async html => {
                const frame = document.createElement('iframe');
                frame.srcdoc = html;
                const loaded = new Promise(done => { frame.onload = done; setTimeout(done, 5000); });
                document.body.append(frame);
                await loaded;
                return frame;
            };
            const whole = await show('<!doctype html><meta charset=utf-8>' + wrapped);
            const into = await show('<!doctype html><main></main>');
            const main = into.contentDocument?.querySelector('main');
            if (main) { main.innerHTML = wrapped; main.innerHTML = main.innerHTML; }
            await new Promise(done => setTimeout(done, 500));
            const live = [];
            for (const frame of [whole, into])
                for (const element of frame.contentDocument?.querySelectorAll('article *') ?? []) {
                    const number = element.closest('article')?.dataset.number + ' ';
                    if (/^(script|iframe|frame|object|embed|applet|base|meta|link|style|form|input|button|svg|math|template|portal)$/.test(element.localName))
                        live.push(number + '<' + element.localName + '>');
                    for (const attribute of element.attributes) {
                        if (/^on/i.test(attribute.name)) live.push(number + attribute.name);
                        if (/^(href|src|action|formaction|data|xlink:href|poster|background)$/i.test(attribute.name)) {
                            const address = URL.parse(attribute.value, 'http://report.example/'); // null where the browser goes nowhere with it
                            if (/^(javascript|vbscript|data):$/.test(address?.protocol)) live.push(number + attribute.name + '=' + address.protocol);
                        }
                    }
                }
            return live;
        }
        """;

    [Test]
    public async Task Nothing_of_the_recorded_attacks_runs_or_asks_for_anything_after_cleaning()
    {
        var cases = await File.ReadAllLinesAsync(Built.Shared("corpus", "security", "hostile_html.jsonl"));
        await using var browser = await Browser.StartAsync();
        var cleaned = await CleanedAsync(cases);
        Assert.That(cleaned, Has.Count.EqualTo(cases.Length));

        var seen = await SeenAsync(browser, cleaned);

        TestContext.Out.WriteLine($"{cases.Length} attacks: {seen.Ran.Count} ran, {seen.Asked.Count} asked for something, {seen.Live.Count} left something that could");
        Assert.Multiple(() =>
        {
            Assert.That(seen.Ran, Is.Empty);
            Assert.That(seen.Asked, Is.Empty);
            Assert.That(seen.Live, Is.Empty);
        });
    }

    [Test]
    public async Task Attacks_that_are_not_cleaned_are_noticed()
    {
        await using var browser = await Browser.StartAsync();

        var seen = await SeenAsync(browser, ["<img src=x onerror=alert(1)>", "<a href='jav&#x09;ascript:alert(2)'>x</a>", "<iframe src='http://elsewhere.example/frame'></iframe>", "<svg onload=alert(3)>"]);

        Assert.Multiple(() =>
        {
            Assert.That(seen.Ran, Is.Not.Empty);
            Assert.That(seen.Asked, Has.Some.Contains("elsewhere.example"));
            Assert.That(seen.Live, Has.Some.Contains("href=javascript:"));
        });
    }

    [Test]
    public async Task Harmless_HTML_keeps_what_it_says()
    {
        var cases = await File.ReadAllLinesAsync(Built.Shared("corpus", "security", "benign_html.jsonl"));
        var cleaned = await CleanedAsync(cases, pictures: true);
        var lost = new List<string>();
        foreach (var (line, output) in cases.Zip(cleaned))
        {
            using var asked = JsonDocument.Parse(line);
            lost.AddRange(asked.RootElement.GetProperty("must_contain").EnumerateArray().Select(c => c.GetString()!).Where(c => !output.Contains(c, StringComparison.Ordinal)).Select(c => $"{asked.RootElement.GetProperty("id")}: {c}"));
        }

        Assert.That(lost, Is.Empty);
    }

    private sealed record Seen(IReadOnlyCollection<string> Ran, IReadOnlyCollection<string> Asked, IReadOnlyCollection<string> Live);

    private static async Task<Seen> SeenAsync(Browser browser, IReadOnlyList<string> pieces)
    {
        var (ran, asked, live) = (new List<string>(), new List<string>(), new List<string>());
        foreach (var chunk in pieces.Chunk(PiecesAPage))
        {
            var page = await browser.PageAsync(asked);
            await page.ExposeFunctionAsync("ran", (string what) => ran.Add(what));
            await page.AddInitScriptAsync(Listen);
            await page.GotoAsync("about:blank");
            live.AddRange(await page.EvaluateAsync<string[]>(Show, chunk));
            await page.Context.CloseAsync();
        }

        return new Seen(ran, asked, live);
    }

    private static async Task<List<string>> CleanedAsync(string[] cases, bool pictures = false)
    {
        string[] arguments = pictures ? ["inspect", "sanitise", "--batch"] : ["inspect", "sanitise", "--batch", "--no-pictures"];
        using var process = Process.Start(new ProcessStartInfo(Built.Executable, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            StandardOutputEncoding = Encoding.UTF8,
        })!;
        var answers = process.StandardOutput.ReadToEndAsync();
        foreach (var line in cases)
            await process.StandardInput.WriteLineAsync(line);
        process.StandardInput.Close();
        var text = await answers;
        await process.WaitForExitAsync();
        return [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Output)];
    }

    private static string Output(string line)
    {
        using var answer = JsonDocument.Parse(line);
        return answer.RootElement.GetProperty("output").GetString()!;
    }
}
