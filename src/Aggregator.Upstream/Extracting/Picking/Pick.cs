namespace Aggregator.Extracting.Picking;

/// <summary>A selector for what was picked.</summary>
/// <param name="Selector">The selector.</param>
/// <param name="Lasts">False where it rests on a generated name or on a place in the page: the next change of the site's markup may break it.</param>
/// <param name="Gives">What it gives on this page, shortened.</param>
/// <param name="Found">On how many pages it gives something that can be used.</param>
/// <param name="Pages">Of so many that it was tried on, this one counted in.</param>
public sealed record PickProposal(string Selector, bool Lasts, string Gives, int Found, int Pages);

/// <summary>An element by its number and its name (<c>h1.headline</c>).</summary>
public sealed record PickElement(int Number, string Name, string Text);

/// <summary>What was picked, and what could be made of it.</summary>
/// <param name="Element">The element.</param>
/// <param name="Wider">The elements around it, the nearest first: a click may have meant one of them.</param>
/// <param name="Proposals">Best first; empty where nothing fits the field.</param>
public sealed record Pick(PickElement Element, IReadOnlyList<PickElement> Wider, IReadOnlyList<PickProposal> Proposals);
