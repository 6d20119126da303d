using Aggregator.Sources;
using Aggregator.Storing;

namespace Aggregator.Admin.Outlets;

/// <summary>An outlet with what its sources need.</summary>
/// <param name="Outlet">Itself.</param>
/// <param name="Sources">How many there are.</param>
/// <param name="Needing">Of these, such as need a person.</param>
/// <param name="Own">Of these, such as have rights of their own.</param>
/// <param name="Articles">Its articles.</param>
public sealed record OutletRow(Outlet Outlet, int Sources, int Needing, int Own, int Articles);

/// <summary>Outlets by family, each family's together. Pure.</summary>
internal static class OutletRows
{
    public static IReadOnlyList<OutletRow> Of(IReadOnlyList<OutletSummary> outlets, IReadOnlyList<SourceStatus> board, string? search)
    {
        var sources = board.ToLookup(s => s.Outlet.Id);
        return
        [
            .. outlets
                .Where(o => string.IsNullOrEmpty(search) || Has(o.Outlet.Name, search) || Has(o.Outlet.Id.Value, search) || Has(o.Outlet.Family, search) || Has(o.Outlet.HomePage.Host, search))
                .Select(o => new OutletRow(
                    o.Outlet,
                    sources[o.Outlet.Id].Count(),
                    sources[o.Outlet.Id].Count(s => Attention.Of(s) == Attention.Needed),
                    sources[o.Outlet.Id].Count(s => s.Source.Rights is not null),
                    o.Articles))
                .OrderBy(r => r.Outlet.Family ?? "￿", StringComparer.OrdinalIgnoreCase)
                .ThenBy(r => r.Outlet.Name, StringComparer.OrdinalIgnoreCase),
        ];
    }

    private static bool Has(string? text, string search) => text?.Contains(search, StringComparison.OrdinalIgnoreCase) == true;
}
