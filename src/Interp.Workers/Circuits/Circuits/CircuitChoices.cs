using Interp.Analysis.Circuits;
using Interp.Domain.Circuits;

namespace Interp.Workers.Circuits;

/// <summary>Circuits and their choices as the analysis names them.</summary>
internal static class CircuitChoices
{
    public static AblationKind Of(CircuitAblation ablation) => ablation switch
    {
        CircuitAblation.Zero => AblationKind.Zero,
        CircuitAblation.Resample => AblationKind.Resample,
        CircuitAblation.Twin => AblationKind.Twin,
        _ => AblationKind.Mean,
    };

    public static HeadCircuit Of(IReadOnlyList<CircuitNode> nodes) => new([.. nodes.Select(n => new CircuitHead(new HeadAt(HeadName.Parse(n.Head), n.Role), n.Class))]);
}
