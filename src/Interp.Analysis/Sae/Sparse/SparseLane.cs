using Interp.Analysis.Sae.Kernels;

namespace Interp.Analysis.Sae.Sparse;

/// <summary>One thread's scratch.</summary>
internal sealed class SparseLane(SaeParameters parameters, SparseMethod method)
{
    public IRowSelector Selector { get; } = method.Selector();

    public TopKSelector? AuxSelector { get; } = method.Aux is { } aux ? new TopKSelector(aux.Latents) : null;

    public int[] Features { get; } = new int[parameters.d_sae];

    public float[] Values { get; } = new float[parameters.d_sae];

    public float[] DeadValues { get; } = new float[method.Aux is null ? 0 : parameters.d_sae];

    public ActivePairs Pairs { get; } = new(method.Objective.Channels);

    public ActivePairs AuxPairs { get; } = new();

    public float[] Residual { get; } = new float[parameters.d_out];

    public LatentGradient Gradient { get; } = new(parameters, method.Objective.Channels);
}
