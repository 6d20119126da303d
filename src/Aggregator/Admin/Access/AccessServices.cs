using Aggregator.Admin.Access.Pages;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Aggregator.Admin.Access;

/// <summary>Accounts, sessions and tokens for the program's composition. They need an <c>IAccountStore</c>, an <c>IAuditLog</c> and data protection.</summary>
internal static class AccessServices
{
    public const string CsrfField = "csrf";
    public const string CsrfHeader = "X-CSRF-Token";
    public const string CsrfCookie = "aggregator-form";

    public static IServiceCollection AddAccess(this IServiceCollection services)
    {
        services.AddOptions<AdminOptions>().BindConfiguration(AdminOptions.Section).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<AdminOptions>, AdminOptionsValidator>());
        services.Configure<PasswordHasherOptions>(o => o.IterationCount = Passwords.Rounds);
        services.AddDataProtection();
        services.AddAntiforgery(o =>
        {
            o.FormFieldName = CsrfField;
            o.HeaderName = CsrfHeader;
            o.SuppressXFrameOptionsHeader = true; // ours is stricter
            o.Cookie.Name = CsrfCookie;
            o.Cookie.HttpOnly = true;
            o.Cookie.SameSite = SameSiteMode.Strict;
            o.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            o.Cookie.Path = "/admin";
        });
        services.AddSingleton<SetUp>();
        services.AddSingleton<Sessions>();
        services.AddSingleton<Tokens>();
        services.AddSingleton<Passwords>();
        services.AddSingleton<SecondFactor>();
        services.AddSingleton<SignIn>();
        services.AddSingleton<AccountKeeping>();
        return services;
    }

    /// <summary>Before routing: for the console the client is whom a known proxy names.</summary>
    public static void UseKnownProxies(this IApplicationBuilder app)
    {
        if (ConsoleHost.Forwarding(app.ApplicationServices.GetRequiredService<IOptions<AdminOptions>>().Value.KnownProxies) is { } forwarding)
            app.UseWhen(AdminGate.IsAdminPath, admin => admin.UseForwardedHeaders(forwarding));
    }

    public static void UseAdminGate(this IApplicationBuilder app) => app.UseMiddleware<AdminGate>();

    public static void MapAccess(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("/admin").ExcludeFromDescription();
        SetUpPages.Map(pages);
        SignInPages.Map(pages);
        OwnAccountPages.Map(pages);
        SecondFactorPages.Map(pages);
        TokenPages.Map(pages);
        AccountsPages.Map(pages);
        AuditPages.Map(pages);
    }
}
