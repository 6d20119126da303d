using System.ComponentModel.DataAnnotations;
using Aggregator.Sources;

namespace Aggregator.Fetching;

/// <summary>A proxy's address, or nothing.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ProxyAttribute() : ValidationAttribute("The field {0} has to be a proxy's address, such as http://proxy.example:3128.")
{
    public override bool IsValid(object? value) => value is null or "" || (value is string text && ProxyAddress.Parse(text) is not null);
}
