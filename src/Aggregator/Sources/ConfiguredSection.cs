using System.Globalization;
using Aggregator.Fetching;
using Microsoft.Extensions.Configuration;

namespace Aggregator.Sources;

/// <summary>Reads one section of the configuration strictly: whatever is wrong is noted with its path and what would be right, and reading goes on.</summary>
internal sealed class ConfiguredSection(IConfigurationSection section, ICollection<string> errors)
{
    private static readonly string[] InstantForms = ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm'Z'", "yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm:sszzz"];
    private readonly HashSet<string> _read = new(StringComparer.OrdinalIgnoreCase);

    public string Path => section.Path;

    public string Key => section.Key;

    /// <summary>What stands at this place itself, without a key.</summary>
    public string? Value => section.Value;

    /// <summary>Nothing is set in it.</summary>
    public bool IsEmpty => !section.Exists();

    public string? Text(string key)
    {
        _read.Add(key);
        var value = section[key];
        if (value is null && section.GetSection(key).GetChildren().Any())
            errors.Add($"{section.Path}:{key}: is a group of settings; it has to be a single value");
        return string.IsNullOrWhiteSpace(value) ? null : value.Trim();
    }

    public string Required(string key, string wanted)
    {
        var value = Text(key);
        if (value is null)
            Wrong(key, null, wanted);
        return value ?? "";
    }

    public Uri? Address(string key, bool required)
    {
        const string wanted = "an absolute http or https address";
        var value = Text(key);
        if (value is null && !required)
            return null;
        if (Uri.TryCreate(value, UriKind.Absolute, out var address) && WebAddress.CanBeAsked(address))
            return address;
        Wrong(key, value, wanted);
        return null;
    }

    public T Choice<T>(string key, T fallback)
        where T : struct, Enum
    {
        var value = Text(key);
        if (value is null)
            return fallback;
        if (Enum.TryParse<T>(value, ignoreCase: true, out var choice) && Enum.IsDefined(choice) && !char.IsDigit(value[0]))
            return choice;
        Wrong(key, value, $"one of {string.Join(", ", Enum.GetNames<T>())}");
        return fallback;
    }

    public double Number(string key, double fallback, double least, double most)
    {
        var value = Text(key);
        if (value is null)
            return fallback;
        if (double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
            return number;
        Wrong(key, value, string.Create(CultureInfo.InvariantCulture, $"a number from {least} to {most}"));
        return fallback;
    }

    public DateTimeOffset? Instant(string key)
    {
        var value = Text(key);
        if (value is null)
            return null;
        if (DateTimeOffset.TryParseExact(value, InstantForms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var instant))
            return instant;
        Wrong(key, value, "a day or an instant (RFC 3339), such as 2026-05-01 or 2026-05-01T04:00:00Z");
        return null;
    }

    public bool Flag(string key, bool fallback)
    {
        var value = Text(key);
        if (value is null)
            return fallback;
        if (bool.TryParse(value, out var flag))
            return flag;
        Wrong(key, value, "true or false");
        return fallback;
    }

    public ConfiguredSection Section(string key)
    {
        _read.Add(key);
        return new ConfiguredSection(section.GetSection(key), errors);
    }

    public IEnumerable<ConfiguredSection> Children(string key)
    {
        _read.Add(key);
        if (!string.IsNullOrEmpty(section[key]))
            errors.Add($"{section.Path}:{key}: is a single value; it has to be a list or a group of settings");
        return section.GetSection(key).GetChildren().Select(c => new ConfiguredSection(c, errors));
    }

    public void Wrong(string? key, string? value, string wanted) =>
        errors.Add($"{(key is null ? section.Path : $"{section.Path}:{key}")}: {(value is null ? "is missing" : $"\"{value}\" is not right")}; it has to be {wanted}");

    /// <summary>As <see cref="Wrong"/>, for what must not be repeated.</summary>
    public void WrongSecret(string? key, string wanted) => errors.Add($"{(key is null ? section.Path : $"{section.Path}:{key}")}: is not right; it has to be {wanted}");

    /// <summary>Call last: names every key that nothing read, with the nearest setting that there is.</summary>
    public void RefuseUnknown()
    {
        if (!string.IsNullOrEmpty(section.Value))
            errors.Add($"{section.Path}: is a single value; it has to be a group of settings");
        foreach (var key in section.GetChildren().Select(c => c.Key).Where(k => !_read.Contains(k)))
        {
            var nearest = _read.MinBy(k => Distance(k, key));
            errors.Add($"{section.Path}:{key}: is not a setting{(nearest is null ? "" : $"; did you mean {nearest}?")}");
        }
    }

    internal static int Distance(string one, string other)
    {
        var previous = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var current = new int[other.Length + 1];
            current[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var change = char.ToUpperInvariant(one[i - 1]) == char.ToUpperInvariant(other[j - 1]) ? 0 : 1;
                current[j] = Math.Min(Math.Min(previous[j] + 1, current[j - 1] + 1), previous[j - 1] + change);
            }

            previous = current;
        }

        return previous[^1];
    }
}
