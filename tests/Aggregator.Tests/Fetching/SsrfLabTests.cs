using System.Net;
using System.Text.Json.Nodes;

namespace Aggregator.Fetching;

/// <summary>
/// The recorded addresses that need a laboratory: names that resolve inside, that change their mind, redirects that lead inside.
/// 127.0.0.1 plays the public internet (it is the only address opened), 127.0.0.2 and everything else the inside.
/// </summary>
public sealed class SsrfLabTests
{
    private static readonly Dictionary<string, string[][]> Names = new()
    {
        ["news"] = [["127.0.0.1"]],
        ["dual"] = [["127.0.0.1"]],
        ["loop"] = [["127.0.0.2"]],
        ["priv10"] = [["10.0.0.1"]],
        ["meta"] = [["169.254.169.254"]],
        ["ula"] = [["fd00::1"]],
        ["nat64"] = [["64:ff9b::7f00:2"]],
        ["mix-pub-priv"] = [["127.0.0.1", "127.0.0.2"]],
        ["mix-a-pub-aaaa-priv"] = [["127.0.0.1", "::1"]],
        ["cname1"] = [["127.0.0.2"]],
        ["rebind"] = [["127.0.0.1"], ["127.0.0.2"]],
        ["rebind-aaaa"] = [["127.0.0.1"], ["::1"]],
        ["127.0.0.1"] = [["127.0.0.2"]],
    };

    [Test]
    public async Task Nothing_inside_is_ever_reached()
    {
        var rows = File.ReadLines(Repository.Shared("corpus", "security", "ssrf_urls.jsonl")).Select(l => JsonNode.Parse(l)!)
            .Where(r => r["category"]!.GetValue<string>() is "dns" or "dns-rebind" or "redirect" or "redirect-soft").ToList();
        await using var lab = new RawServer();
        using var inside = new System.Net.Sockets.TcpListener(IPAddress.Parse("127.0.0.2"), lab.Port);
        inside.Start();

        foreach (var row in rows)
            await VisitAsync(lab, row["url"]!.GetValue<string>(), row["repeat"]?.GetValue<int>() ?? 1);

        Assert.That(rows, Has.Count.GreaterThan(20));
        Assert.That(inside.Pending(), Is.False, "somebody connected inside");
    }

    private static async Task VisitAsync(RawServer lab, string url, int times)
    {
        var names = new StubResolver();
        foreach (var (name, answers) in Names)
        {
            foreach (var addresses in answers)
                names.Then($"{name}.ssrf.test", addresses);
        }

        var address = new UriBuilder(url) { Port = lab.Port }.Uri;
        Stage(lab, address);
        using var fetcher = Fetchers.Create(o => o.AllowedNetworks = ["127.0.0.1/32"], names: names);
        for (var i = 0; i < times; i++)
            Assert.That(await fetcher.FetchAsync(Fetchers.Page(address), CancellationToken.None), Is.Not.Null);
    }

    // What the laboratory's public server answers: a redirect where the address says so, a page that refreshes itself, else a page.
    private static void Stage(RawServer lab, Uri address)
    {
        var to = address.Query.StartsWith("?to=", StringComparison.Ordinal) ? Uri.UnescapeDataString(address.Query[4..]).Replace("127.0.0.1", "127.0.0.2", StringComparison.Ordinal) : null;
        if (to is not null && Uri.TryCreate(to.StartsWith('/') ? "http:" + to : to, UriKind.Absolute, out var target) && target.Scheme == "http")
            to = new UriBuilder(target) { Port = lab.Port }.Uri.OriginalString;
        if (to is null)
            lab.Answer(address.PathAndQuery, "200 OK", "Content-Type: text/html", "<p/>");
        else if (address.AbsolutePath == "/metarefresh")
            lab.Answer(address.PathAndQuery, "200 OK", "Content-Type: text/html", $"<meta http-equiv=refresh content='0;url={to}'>");
        else
            lab.Answer(address.PathAndQuery, address.AbsolutePath.StartsWith("/redir/", StringComparison.Ordinal) ? $"{address.Segments[2].Trim('/')} Moved" : "301 Moved", $"Location: {to}");
    }
}
