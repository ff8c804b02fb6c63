namespace Interp.Analysis.Dictionaries;

/// <summary>One thread's scratch.</summary>
internal sealed class SparseLane(SaeParameters parameters, SparseMethod method)
{
    public float[] Residual { get; } = new float[parameters.d_out];

    public LatentGradient Gradient { get; } = new(parameters, method.Objective.Channels);
}
