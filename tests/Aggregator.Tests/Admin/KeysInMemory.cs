using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace Aggregator.Admin;

/// <summary>Data protection's keys for one test.</summary>
internal sealed class KeysInMemory : IXmlRepository
{
    private readonly List<XElement> _keys = [];

    public IReadOnlyCollection<XElement> GetAllElements()
    {
        lock (_keys)
            return [.. _keys];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        lock (_keys)
            _keys.Add(element);
    }
}
