using System.Collections.Frozen;

namespace Aggregator.Editing;

/// <summary>Words that, written with a capital, all but prove that a sentence begins: no name begins with them.</summary>
internal static class Starters
{
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Words = FrozenSet.ToFrozenSet(
    [
        "The", "A", "An", "It", "He", "She", "They", "We", "I", "You", "This", "That", "These", "Those", "There", "Here",
        "It's", "He's", "She's", "They're", "We're", "I'm", "That's", "There's", "It’s", "He’s", "She’s", "They’re", "We’re", "I’m", "That’s", "There’s",
        "His", "Her", "Their", "Its", "Our", "My", "Your", "But", "And", "Or", "Nor", "So", "Yet", "If", "Unless", "Until", "When", "Whenever", "While", "As", "At", "In", "Into",
        "On", "For", "From", "With", "Without", "By", "To", "Of", "After", "Before", "During", "Since", "Because", "Although", "Though", "Despite", "However", "Meanwhile", "Then",
        "Now", "Today", "Yesterday", "Tomorrow", "Earlier", "Later", "Once", "Under", "Over", "Among", "Between", "Around", "About", "Nearly", "Almost", "Only", "Even", "Just",
        "Also", "Instead", "Still", "Perhaps", "What", "Who", "Whose", "Why", "How", "Where", "Which", "Whether", "Some", "Many", "Most", "More", "Much", "Few", "Several", "Both",
        "Each", "Every", "Everyone", "All", "Any", "Another", "Other", "Others", "Neither", "Either", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten",
        "No", "None", "Nobody", "Nothing", "Not", "Never", "Nor", "Mr", "Mrs", "Ms", "Asked", "Speaking", "Is", "Are", "Was", "Were", "Did", "Does", "Do", "Can", "Could", "Would", "Should",
        // What news begins its sentences with, and writes small within them.
        "Police", "Officers", "Officials", "Ministers", "Residents", "Critics", "Experts", "Analysts", "Campaigners", "Protesters", "Investors", "Shares", "Prices", "Sales",
        "Firefighters", "Scientists", "Researchers", "Doctors", "Unions", "Voters", "Witnesses", "Neighbours", "Detectives", "Investigators", "Supporters", "Prosecutors",
    ]).GetAlternateLookup<ReadOnlySpan<char>>();

    public static bool IsStarter(ReadOnlySpan<char> word) => Words.Contains(word);
}
