using Interp.Domain.Circuits;
using Interp.Web.Components;

namespace Interp.Web.Circuits;

/// <summary>An edge as it is drawn.</summary>
/// <param name="From">Where it begins: a head such as 5.5, embed or mlp 3.</param>
/// <param name="FromRole">The position of that head; null for all of its positions.</param>
/// <param name="To">Where it ends: a head, mlp 3 or logits.</param>
/// <param name="ToRole">The position of that head; null for all of its positions.</param>
/// <param name="Input">q, k or v; null where there is one input only.</param>
/// <param name="Effect">What the metric loses without it.</param>
public sealed record CircuitArrow(string From, string? FromRole, string To, string? ToRole, string? Input, double Effect)
{
    /// <summary>For people: 5.5 at S2 → v of 8.6 at END.</summary>
    public string Words => $"{At(From, FromRole)} → {(Input is null ? null : $"{Input} of ")}{At(To, ToRole)}";

    /// <summary>The words with the number.</summary>
    public string Said => $"{Words}: {Numbers.Change(Effect)}";

    /// <summary>An edge that was saved with a circuit: it names no positions.</summary>
    /// <param name="edge">The edge.</param>
    public static CircuitArrow Of(CircuitEdge edge)
    {
        var input = edge.To.Length > 2 && edge.To[^2] == '.' && edge.To[^1] is 'q' or 'k' or 'v' ? edge.To[^1..] : null;
        return new(edge.From, null, input is null ? edge.To : edge.To[..^2], null, input, edge.Effect);
    }

    /// <summary>An edge that was measured.</summary>
    /// <param name="edge">The edge.</param>
    public static CircuitArrow Of(MeasuredEdge edge) => new(edge.From, edge.FromRole, edge.To, edge.Input is null ? null : edge.ToRole, edge.Input, edge.Effect);

    private static string At(string part, string? role) => role is null ? part : $"{part} {(role == "all" ? "everywhere" : $"at {role}")}";
}
