using System.Runtime.InteropServices;

using TorchSharp;

namespace Interp.Analysis.Sae.Sparse;

/// <summary>
/// The same loss and gradients for f = ReLU(z) by dense products of libtorch: the faster way while many latents are active,
/// as in the first steps of an L1 run (10 · d_in · d_sae operations per row, however many are active).
/// </summary>
internal sealed class DensePass : IDisposable
{
    private readonly SaeParameters _parameters;
    private readonly torch.Tensor _decoder;
    private readonly torch.Tensor _bias;

    public DensePass(SaeParameters parameters)
    {
        _parameters = parameters;
        (int d_in, int d_sae) = (parameters.d_in, parameters.d_sae);
        _decoder = torch.zeros(new long[] { d_sae, d_in }, torch.float32).DetachFromDisposeScope();
        _bias = torch.zeros(new long[] { d_sae }, torch.float32).DetachFromDisposeScope();
        EncoderGradient = new float[parameters.W_enc.Length];
        DecoderGradient = new float[parameters.W_dec.Length];
        BiasGradient = new float[d_sae];
        Fired = new long[d_sae];
    }

    /// <summary>∂loss/∂W_enc, <c>[d_sae, d_in]</c>.</summary>
    public float[] EncoderGradient { get; }

    /// <summary>Σ f (x̂ − x), <c>[d_sae, d_in]</c>: ∂loss/∂W_dec but for the factor of the error.</summary>
    public float[] DecoderGradient { get; }

    /// <summary>∂loss/∂b_enc, <c>[d_sae]</c>.</summary>
    public float[] BiasGradient { get; }

    /// <summary>Rows of the batch on which each latent fired.</summary>
    public long[] Fired { get; }

    public void Start()
    {
        _parameters.W_dec.CopyTo(MemoryMarshal.Cast<byte, float>(_decoder.bytes));
        _parameters.b_enc.CopyTo(MemoryMarshal.Cast<byte, float>(_bias.bytes));
        Array.Clear(EncoderGradient);
        Array.Clear(DecoderGradient);
        Array.Clear(BiasGradient);
        Array.Clear(Fired);
    }

    /// <summary>Adds the chunk of rows from <paramref name="first"/> on.</summary>
    /// <param name="product">W_enc (x − b_dec), <c>[rows, d_sae]</c>.</param>
    /// <param name="centred">x − b_dec, <c>[rows, d_in]</c>.</param>
    /// <param name="batch">Receives the residuals, the errors and the sums of activations.</param>
    /// <param name="first">Row of the batch.</param>
    public void Add(torch.Tensor product, torch.Tensor centred, SparseBatch batch, int first)
    {
        torch.Tensor f = (product + _bias).relu();
        torch.Tensor active = f.gt(0).to(torch.float32);
        torch.Tensor residual = torch.mm(f, _decoder) - centred;
        float errorScale = (float)(2 / (batch.Rows * batch.Objective.ErrorNormaliser)), sparsity = (float)(batch.Objective.Sparsity / batch.Rows);
        torch.Tensor dz = (torch.mm(residual, _decoder.t()) * errorScale + sparsity) * active;
        Accumulate(torch.mm(dz.t(), centred), EncoderGradient);
        Accumulate(torch.mm(f.t(), residual), DecoderGradient);
        Accumulate(dz.sum(0), BiasGradient);
        Numbers(residual).CopyTo(batch.Residuals.AsSpan(first * _parameters.d_in));
        Numbers(residual.square().sum(1)).CopyTo(batch.Errors.AsSpan(first));
        Numbers(f.sum(1)).CopyTo(batch.Activations.AsSpan(first));
        ReadOnlySpan<float> fired = Numbers(active.sum(0));
        for (int latent = 0; latent < Fired.Length; latent++)
            Fired[latent] += (long)fired[latent];
    }

    public void Dispose()
    {
        _decoder.Dispose();
        _bias.Dispose();
    }

    private static Span<float> Numbers(torch.Tensor tensor) => MemoryMarshal.Cast<byte, float>(tensor.bytes);

    private static void Accumulate(torch.Tensor part, float[] sum) => System.Numerics.Tensors.TensorPrimitives.Add(sum, Numbers(part), sum);
}
