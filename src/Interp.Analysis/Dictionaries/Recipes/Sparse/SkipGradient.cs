using System.Numerics.Tensors;
using System.Runtime.InteropServices;

using TorchSharp;

namespace Interp.Analysis.Dictionaries;

/// <summary>∂loss/∂W_skip = (2 / (B · normaliser)) Σ (ŷ − y) xᵀ.</summary>
internal sealed class SkipGradient(SaeParameters parameters)
{
    /// <summary><c>[d_out, d_in]</c></summary>
    public float[] Values { get; } = new float[parameters.W_skip.Length];

    public void Compute(SparseBatch batch)
    {
        using var scope = torch.NewDisposeScope();
        torch.Tensor residuals = torch.tensor(batch.Residuals.AsSpan(0, batch.Rows * parameters.d_out).ToArray()).reshape(batch.Rows, parameters.d_out);
        torch.Tensor inputs = torch.tensor(batch.Inputs[..(batch.Rows * parameters.d_in)].ToArray()).reshape(batch.Rows, parameters.d_in);
        torch.Tensor product = torch.mm(residuals.t(), inputs);
        TensorPrimitives.Multiply(MemoryMarshal.Cast<byte, float>(product.bytes), batch.ErrorScale, Values);
    }
}
