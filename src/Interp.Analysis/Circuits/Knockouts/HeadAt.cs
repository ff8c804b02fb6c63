using System.Runtime.InteropServices;
using Interp.Abstractions.Circuits;

namespace Interp.Analysis.Circuits;

/// <summary>An attention head at the position of a role, written 9.6@END: one node of a circuit.</summary>
/// <param name="Head">The head.</param>
/// <param name="Role">A role of the prompts, such as S2, or <see cref="Everywhere"/>.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct HeadAt(HeadName Head, string Role)
{
    /// <summary>The role of a node that stands at every position of its prompt.</summary>
    public const string Everywhere = "all";

    public bool IsEverywhere => string.Equals(Role, Everywhere, StringComparison.Ordinal);

    /// <summary>Reads 9.6@END; without a role, the head is meant everywhere.</summary>
    /// <exception cref="FormatException">The text names no head.</exception>
    public static HeadAt Parse(string text)
    {
        var parts = text.Split('@', 2, StringSplitOptions.TrimEntries);
        return new HeadAt(HeadName.Parse(parts[0]), parts.Length == 2 && parts[1].Length > 0 ? parts[1] : Everywhere);
    }

    public override string ToString() => $"{Head}@{Role}";
}
