using Interp.Abstractions.Circuits;
using Interp.Domain.Circuits;

namespace Interp.Web.Circuits;

/// <summary>Something that stands in the picture of a circuit.</summary>
/// <param name="Name">A head such as 5.5, embed, mlp 3 or logits.</param>
/// <param name="Role">Its column: a position, or <see cref="Nowhere"/>.</param>
/// <param name="Node">Null for what is no head of the circuit.</param>
internal sealed record CircuitPart(string Name, string Role, CircuitNode? Node)
{
    /// <summary>Where answers are read.</summary>
    public const string End = "END";

    /// <summary>The column of parts that belong to no position.</summary>
    public const string Nowhere = "";

    /// <summary>The part that answers.</summary>
    public const string Logits = EdgeLabels.Logits;

    private static readonly string[] Known = [Nowhere, "all", "IO", "S1", "S1+1", "S2"];

    /// <summary>Two levels a layer: its heads, and its MLP above them.</summary>
    public int Level => Name switch
    {
        "embed" => -1,
        Logits => int.MaxValue,
        _ when Name.StartsWith("mlp ", StringComparison.Ordinal) => HeadName.Find(Name[4..] + ".0") is { } mlp ? 2 * mlp.Layer + 1 : int.MaxValue - 1,
        _ => HeadName.Find(Name) is { } head ? 2 * head.Layer : int.MaxValue - 1,
    };

    /// <summary>Place of a column: as the words of a sentence come, END last.</summary>
    public static int Order(string role) => role == End ? int.MaxValue : Array.IndexOf(Known, role) is >= 0 and var place ? place : Known.Length;

    /// <summary>Name of a row.</summary>
    public static string Words(int level) => level switch
    {
        -1 => "tokens",
        int.MaxValue => "answer",
        _ => level % 2 == 0 ? $"layer {level / 2}" : $"MLP {level / 2}",
    };
}
