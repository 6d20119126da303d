using System.ComponentModel.DataAnnotations;
using System.Net;

namespace Aggregator.Fetching;

/// <summary>A network in CIDR notation, such as <c>10.0.0.0/8</c>, or several.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class CidrAttribute() : ValidationAttribute("The field {0} has to be a network in CIDR notation, such as 10.0.0.0/8.")
{
    public override bool IsValid(object? value) => value switch
    {
        null => true,
        string text => IPNetwork.TryParse(text, out _),
        IEnumerable<string> texts => texts.All(t => IPNetwork.TryParse(t, out _)),
        _ => false,
    };
}
