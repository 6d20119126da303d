using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Logging.Abstractions;

namespace Aggregator.Surfacing.Portal;

/// <summary>Renders a page's component to bytes, whole, before anything of it is sent.</summary>
internal static class PageRenderer
{
    public const string ContentType = "text/html; charset=utf-8";

    // Pages are pure functions of their parameters and ask for no service. The encoder is for the renderer: the default one writes every ’ as eight characters.
    private static readonly IServiceProvider Services = new ServiceCollection().AddSingleton(HtmlEncoder.Create(UnicodeRanges.All)).BuildServiceProvider();

    public static async Task<byte[]> RenderAsync<TPage>(object model) where TPage : IComponent
    {
        await using var renderer = new HtmlRenderer(Services, NullLoggerFactory.Instance);
        var html = await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<TPage>(ParameterView.FromDictionary(new Dictionary<string, object?> { ["Model"] = model }))).ToHtmlString());
        return Encoding.UTF8.GetBytes(html);
    }

    /// <param name="stories">Those on the page: it may load their images, and nothing else from elsewhere.</param>
    public static async Task<Answer> AnswerAsync<TPage>(object model, IEnumerable<Story> stories, DateTimeOffset until, Newsletter? newsletter = null) where TPage : IComponent
    {
        var bytes = await RenderAsync<TPage>(model);
        return Answer.Of(bytes, ContentType) with { ValidUntil = until, Policy = ContentPolicy.Of(stories, newsletter) };
    }
}
