namespace Interp.Analysis.Prompts.Ioi;

/// <summary>First names that GPT-2 reads as one token each.</summary>
public static class IoiNames
{
    /// <summary>Kept out of every sentence of two names that <c>ioi-mini</c> was trained on.</summary>
    public static IReadOnlyList<string> HeldOut { get; } = Split(
        "Aaron Abby Blake Carol Derek Eleanor Ethan Felix Grace Hannah Ivan Jerry Lily Martha Noah Oliver Rose Simon Vincent Zoe");

    /// <summary>The others.</summary>
    public static IReadOnlyList<string> Common { get; } = Split(
        """
        Adam Alan Alice Amy Andrew Angela Anna Anthony Arthur Ashley Barbara Ben Bob Brian Bryan Caroline Charles Charlotte Chloe Christine Claire Clara Craig Dan
        Daniel David Dennis Diana Donna Dylan Edward Ellen Emily Emma Eric Erin Eva Evan Frank Gary George Gordon Harry Heather Helen Henry Hugo Ian Isabel Jack
        Jacob James Jane Janet Jason Jennifer Jessica Joe John Joseph Julia Karen Kate Katherine Keith Kelly Kevin Kyle Larry Laura Leo Linda Lisa Logan Louis Lucy
        Luke Marcus Margaret Maria Martin Mary Max Megan Melissa Michael Michelle Molly Nancy Naomi Nathan Neil Nicholas Nicole Oscar Owen Patrick Paul Peter Philip
        Rachel Ralph Rebecca Richard Robert Roger Ruth Ryan Sally Sam Samuel Sandra Sarah Scott Sean Sharon Sophie Stephen Steven Susan Thomas Tim Tom Victor
        Victoria Walter William
        """);

    public static IReadOnlyList<string> All { get; } = [.. Common, .. HeldOut];

    private static string[] Split(string names) => names.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries);
}
