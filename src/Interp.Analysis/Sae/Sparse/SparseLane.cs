using Interp.Analysis.Sae.Kernels;

namespace Interp.Analysis.Sae.Sparse;

/// <summary>One thread's scratch of a forward pass.</summary>
internal sealed class SparseLane(int d_in, int d_sae, IRowSelector selector, int auxLatents)
{
    public IRowSelector Selector { get; } = selector;

    public TopKSelector? AuxSelector { get; } = auxLatents > 0 ? new TopKSelector(auxLatents) : null;

    public int[] Features { get; } = new int[d_sae];

    public float[] Values { get; } = new float[d_sae];

    public float[] DeadValues { get; } = new float[auxLatents > 0 ? d_sae : 0];

    public ActivePairs Pairs { get; } = new();

    public ActivePairs AuxPairs { get; } = new();

    public float[] EncoderGradient { get; } = new float[d_in];

    public float[] DecoderGradient { get; } = new float[d_in];

    public float[] AuxGradient { get; } = new float[d_in];
}
