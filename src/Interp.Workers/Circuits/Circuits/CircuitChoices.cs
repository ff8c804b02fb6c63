using Interp.Abstractions.Circuits;
using Interp.Analysis.Circuits;
using Interp.Domain.Circuits;

namespace Interp.Workers.Circuits;

/// <summary>Circuits as the analysis names them.</summary>
internal static class CircuitChoices
{
    public static HeadCircuit Of(IReadOnlyList<CircuitNode> nodes) => new([.. nodes.Select(n => new CircuitHead(new HeadAt(HeadName.Parse(n.Head), n.Role), n.Class))]);
}
