using Aggregator.Simulator.Scripting;

namespace Aggregator.Simulator.Telling;

/// <summary>What a make is given to render: the outlet, the reports to show, newest first, and when anything of it last changed.</summary>
internal sealed record Edition(ScriptedOutlet Outlet, Uri Home, IReadOnlyList<PublishedReport> Latest, DateTimeOffset ChangedAt);
