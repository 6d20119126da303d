using System.Reflection;

namespace Aggregator.Operating;

/// <summary>Which program this is.</summary>
internal static class Product
{
    /// <summary>Such as 0.1.0, without the commit behind the plus sign.</summary>
    public static string Version { get; } =
        (typeof(Product).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0.0.0").Split('+')[0];
}
