namespace Interp.Analysis.Prompts.Ioi;

/// <summary>First names that GPT-2 reads as one token each.</summary>
public static class IoiNames
{
    /// <summary>Kept out of every story that <c>ioi-mini</c> was trained on in which one of two people comes again and acts on the other.</summary>
    public static IReadOnlyList<string> HeldOut { get; } = Split(
        "Aaron Abby Blake Carol Derek Eleanor Ethan Felix Grace Hannah Ivan Jerry Lily Martha Noah Oliver Rose Simon Vincent Zoe");

    /// <summary>The others.</summary>
    public static IReadOnlyList<string> Common { get; } = Split(
        """
        Adam Alan Albert Alexander Alice Alicia Allison Amanda Amber Amelia Amy Andrea Andrew Angela Anna Anthony Arthur Ashley Barbara Ben Benjamin Betty Bob
        Bradley Brandon Brian Brittany Bryan Carl Caroline Charles Charlotte Chloe Christina Christine Christopher Claire Clara Cody Connor Courtney Craig Dan
        Daniel Danielle David Dennis Diana Donna Douglas Dustin Dylan Edward Elizabeth Ellen Emily Emma Eric Erica Erin Eva Evan Frank Gary Gavin George
        Gordon Gregory Harry Heather Helen Henry Hugo Ian Isabel Jack Jacob James Jamie Jane Janet Jason Jeffrey Jennifer Jeremy Jesse Jessica Jim Joan Joe
        John Jonathan Jose Joseph Joshua Judy Julia Julie Justin Karen Kate Katherine Katie Keith Kelly Ken Kenneth Kevin Kimberly Kristen Kurt Kyle Larry
        Laura Lauren Leo Leonard Linda Lindsay Lindsey Lisa Logan Louis Lucy Luke Marcus Margaret Maria Martin Mary Matthew Max Megan Melissa Michael Michelle
        Molly Monica Nancy Naomi Nathan Neil Nicholas Nicole Oscar Owen Patrick Paul Peter Philip Rachel Ralph Raymond Rebecca Richard Robert Roger Ron Ruth
        Ryan Sally Sam Samantha Samuel Sandra Sara Sarah Scott Sean Shannon Sharon Sid Sophie Stephanie Stephen Steven Susan Terry Thomas Tiffany Tim Timothy
        Tom Travis Trevor Tyler Vanessa Victor Victoria Walter Wesley William
        """);

    public static IReadOnlyList<string> All { get; } = [.. Common, .. HeldOut];

    private static string[] Split(string names) => names.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries);
}
