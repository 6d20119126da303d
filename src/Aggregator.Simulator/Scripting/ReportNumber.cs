namespace Aggregator.Simulator.Scripting;

/// <summary>Numbers as content systems give them: six digits for a scripted report, eight for one of the endless stream, so that an address says which it is.</summary>
internal static class ReportNumber
{
    private const long FirstScripted = 400_100;
    private const long FirstStreamed = 70_000_000;

    // An odd step keeps neighbouring reports from having neighbouring addresses, as in a shop where every desk draws numbers.
    private const long Step = 7;

    public static long Scripted(int index) => FirstScripted + (index * Step);

    public static long Streamed(long index) => FirstStreamed + (index * Step);

    public static long? StreamIndex(long number) =>
        number >= FirstStreamed && (number - FirstStreamed) % Step == 0 ? (number - FirstStreamed) / Step : null;
}
