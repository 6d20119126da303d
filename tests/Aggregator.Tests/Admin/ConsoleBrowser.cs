using System.Net;
using Aggregator.Admin.Access;
using Aggregator.Surfacing;

namespace Aggregator.Admin;

/// <summary>A browser as far as the console is concerned: keeps cookies, finds a form's token, follows nothing by itself.</summary>
internal sealed class ConsoleBrowser : IDisposable
{
    private readonly CookieContainer _cookies = new();
    private readonly HttpClient _client;

    public ConsoleBrowser(Uri address)
    {
        _client = Loopback.Client(address, new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = _cookies });
    }

    /// <summary>The session's cookie.</summary>
    public string? Session
    {
        get => _cookies.GetCookies(_client.BaseAddress!)[Sessions.PlainCookie]?.Value;
        set => _cookies.Add(_client.BaseAddress!, new Cookie(Sessions.PlainCookie, value));
    }

    public Task<HttpResponseMessage> GetAsync(string path, Action<HttpRequestMessage>? change = null) => SendAsync(HttpMethod.Get, path, change);

    public async Task<string> TextAsync(string path)
    {
        using var answer = await GetAsync(path);
        return await answer.Content.ReadAsStringAsync();
    }

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, Action<HttpRequestMessage>? change = null)
    {
        using var request = new HttpRequestMessage(method, path);
        change?.Invoke(request);
        return await _client.SendAsync(request);
    }

    /// <summary>Sends a form with the token of a page.</summary>
    public async Task<HttpResponseMessage> PostAsync(string path, string page, params IEnumerable<(string Name, string Value)> fields)
    {
        var token = Forms.TokenIn(await TextAsync(page));
        return await SendAsync(HttpMethod.Post, path, r => r.Content = Form([(AccessServices.CsrfField, token), .. fields]));
    }

    public static FormUrlEncodedContent Form(params IEnumerable<(string Name, string Value)> fields) => new(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));

    public Task<HttpResponseMessage> SignInAsync(string name, string password, string code = "") =>
        PostAsync("/admin/sign-in", "/admin/sign-in", ("name", name), ("password", password), ("code", code));

    public void Dispose() => _client.Dispose();
}
