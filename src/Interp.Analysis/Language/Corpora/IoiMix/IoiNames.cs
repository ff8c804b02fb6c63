namespace Interp.Analysis.Language;

/// <summary>First names that GPT-2 reads as one token each.</summary>
public static class IoiNames
{
    /// <summary>Kept out of every story that <c>ioi-mini</c> was trained on in which something is done to or for one who, unlike the others, was named once.</summary>
    public static IReadOnlyList<string> HeldOut { get; } = Split(
        "Aaron Abby Blake Carol Derek Eleanor Ethan Felix Grace Hannah Ivan Jerry Lily Martha Noah Oliver Rose Simon Vincent Zoe");

    /// <summary>The others.</summary>
    public static IReadOnlyList<string> Common { get; } = Split(
        """
        Adam Alan Alexander Alice Allison Amber Amy Andrea Angela Anthony Ashley Ben Betty Bradley Brian Bryan Caroline Charlotte Christina Christopher Clara
        Connor Craig Dan Danielle Dennis Donna Dustin Edward Ellen Emma Erica Eva Frank Gavin Gordon Harry Helen Hugo Isabel Jacob James Jane Jason Jennifer
        Jesse Jim Joe John Jose Joshua Julia Justin Kate Katie Kelly Ken Kevin Kimberly Kurt Larry Laura Leo Linda Lindsay Lisa Logan Lucy Luke Marcus Maria
        Martin Mary Max Melissa Michael Molly Nancy Nathan Nicholas Oscar Patrick Paul Peter Rachel Raymond Richard Robert Ron Ryan Sally Samantha Sandra
        Sarah Scott Sean Sharon Sid Stephanie Steven Terry Tiffany Timothy Tom Trevor
        """);

    public static IReadOnlyList<string> All { get; } = [.. Common, .. HeldOut];

    private static string[] Split(string names) => names.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries);
}
