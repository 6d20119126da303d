using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using Microsoft.Extensions.Configuration;

namespace Aggregator.Operating;

/// <summary>Holds a section of the configuration against its options class and names every mistake at once, each with its path and what would be right.</summary>
internal static class SettingsCheck
{
    /// <summary>Sections that belong to ASP.NET Core and to the source list, with a check of their own.</summary>
    private static readonly string[] Others = ["Sources", "Logging", "Kestrel", "AllowedHosts"];

    public static void Section<TOptions>(IConfiguration configuration, string name, ICollection<string> errors)
    {
        var properties = typeof(TOptions).GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.CanWrite).ToDictionary(p => p.Name, StringComparer.OrdinalIgnoreCase);
        foreach (var setting in configuration.GetSection(name).GetChildren())
        {
            if (!properties.TryGetValue(setting.Key, out var property))
                errors.Add($"{setting.Path}: is not a setting; {name} has {string.Join(", ", properties.Values.Select(p => p.Name).Order())}");
            else if (property.PropertyType.IsArray)
                CheckItems(setting, property, errors);
            else
                Check(setting, property, property.PropertyType, errors);
        }
    }

    public static void UnknownSections(IConfiguration configuration, IReadOnlyCollection<string> known, ICollection<string> errors)
    {
        // Upper-case names without a colon are the environment's own (AGGREGATOR_DATA and its like).
        foreach (var section in configuration.GetChildren().Where(s => s.GetChildren().Any()).Select(s => s.Key))
        {
            if (!known.Contains(section, StringComparer.OrdinalIgnoreCase) && !Others.Contains(section, StringComparer.OrdinalIgnoreCase))
                errors.Add($"{section}: is not a section; there are {string.Join(", ", known.Concat(Others))}");
        }
    }

    private static void CheckItems(IConfigurationSection setting, PropertyInfo property, ICollection<string> errors)
    {
        foreach (var item in setting.GetChildren())
            Check(item, property, property.PropertyType.GetElementType()!, errors);
        if (!string.IsNullOrEmpty(setting.Value))
            errors.Add($"{setting.Path}: \"{setting.Value}\" is not right; it has to be a list");
    }

    private static void Check(IConfigurationSection setting, PropertyInfo property, Type type, ICollection<string> errors)
    {
        var value = setting.Value;
        if (value is null && !setting.GetChildren().Any() && (!type.IsValueType || Nullable.GetUnderlyingType(type) is not null))
            return; // null in the file: not set
        var wanted = Wanted(property, type);
        var kind = Nullable.GetUnderlyingType(type) ?? type;
        if (value is null || !TypeDescriptor.GetConverter(kind).IsValid(value) || (kind.IsEnum && int.TryParse(value, out _)))
        {
            errors.Add($"{setting.Path}: \"{SecretSettings.Shown(setting.Path, value)}\" is not right; it has to be {wanted}");
            return;
        }

        var typed = TypeDescriptor.GetConverter(kind).ConvertFromInvariantString(value);
        foreach (var rule in property.GetCustomAttributes<ValidationAttribute>())
        {
            if (!rule.IsValid(typed))
                errors.Add($"{setting.Path}: \"{SecretSettings.Shown(setting.Path, value)}\" is not right; it has to be {wanted}");
        }
    }

    private static string Wanted(PropertyInfo property, Type type)
    {
        var kind = (Nullable.GetUnderlyingType(type) ?? type) switch
        {
            var t when t == typeof(bool) => "true or false",
            var t when t == typeof(int) || t == typeof(long) => "a whole number",
            var t when t == typeof(double) => "a number",
            { IsEnum: true } t => $"one of {string.Join(", ", Enum.GetNames(t))}",
            var t when t == typeof(Uri) => "an address",
            _ => "text",
        };
        if (property.GetCustomAttribute<RangeAttribute>() is { } range)
            kind = string.Create(CultureInfo.InvariantCulture, $"{kind} from {range.Minimum} to {range.Maximum}");
        if (property.GetCustomAttribute<StringLengthAttribute>() is { } length)
            kind = string.Create(CultureInfo.InvariantCulture, $"{kind} of {length.MinimumLength} to {length.MaximumLength} characters");
        if (property.GetCustomAttribute<DescriptionAttribute>() is { } description)
            kind = description.Description;
        return kind;
    }
}
