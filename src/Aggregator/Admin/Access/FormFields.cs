namespace Aggregator.Admin.Access;

/// <summary>The fields of a form that a handler asks for by name; whatever else was sent is nobody's.</summary>
internal sealed class FormFields(IFormCollection form)
{
    /// <summary>Empty where it was not sent, or more than once.</summary>
    public string this[string name] => form.TryGetValue(name, out var values) && values is [{ } one] ? one : "";

    public bool Has(string name, string value) => form.TryGetValue(name, out var values) && values.Contains(value);

    public static async Task<FormFields> ReadAsync(HttpRequest request) =>
        new(request.HasFormContentType ? await request.ReadFormAsync(request.HttpContext.RequestAborted) : FormCollection.Empty);
}
