using System.Numerics.Tensors;
using System.Runtime.InteropServices;

using TorchSharp;

namespace Interp.Analysis.Sae.Sparse;

/// <summary>What the encoder reads and what the latents have to add up to, for the rows of a batch.</summary>
internal sealed class BatchRows : IDisposable
{
    private readonly SaeParameters _parameters;
    private readonly torch.Tensor? _targets;
    private readonly bool _biasAtInput;

    public BatchRows(SaeParameters parameters, SparseMethod method, int capacity)
    {
        _parameters = parameters;
        _biasAtInput = method.DecoderBiasAtInput;
        if (_biasAtInput && (parameters.d_in != parameters.d_out || parameters.W_skip.Length > 0))
            throw new ArgumentException("Only an autoencoder can take its own decoder bias from its input.", nameof(method));
        InputTensor = torch.zeros(new long[] { capacity, parameters.d_in }, torch.float32).DetachFromDisposeScope();
        _targets = _biasAtInput ? null : torch.zeros(new long[] { capacity, parameters.d_out }, torch.float32).DetachFromDisposeScope();
    }

    public torch.Tensor InputTensor { get; }

    public ReadOnlySpan<float> Inputs => MemoryMarshal.Cast<byte, float>(InputTensor.bytes);

    public ReadOnlySpan<float> Targets => MemoryMarshal.Cast<byte, float>((_targets ?? InputTensor).bytes);

    public void Fill(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets)
    {
        int d = _parameters.d_out, rows = inputs.Length / _parameters.d_in;
        if (rows * d != targets.Length)
            throw new ArgumentException($"{rows} rows need {rows * d} numbers to be reconstructed, not {targets.Length}.", nameof(targets));
        Span<float> from = MemoryMarshal.Cast<byte, float>(InputTensor.bytes), to = _targets is null ? from : MemoryMarshal.Cast<byte, float>(_targets.bytes);
        if (!_biasAtInput)
            inputs.CopyTo(from);
        for (int row = 0; row < rows; row++)
            TensorPrimitives.Subtract(targets.Slice(row * d, d), _parameters.b_dec, to.Slice(row * d, d));
        if (_parameters.W_skip.Length > 0)
            TakeSkip(to, rows);
    }

    public void Dispose()
    {
        InputTensor.Dispose();
        _targets?.Dispose();
    }

    private void TakeSkip(Span<float> targets, int rows)
    {
        using var scope = torch.NewDisposeScope();
        torch.Tensor skip = torch.tensor(_parameters.W_skip).reshape(_parameters.d_out, _parameters.d_in);
        torch.Tensor skipped = torch.mm(InputTensor.narrow(0, 0, rows), skip.t());
        Span<float> part = targets[..(rows * _parameters.d_out)];
        TensorPrimitives.Subtract(part, MemoryMarshal.Cast<byte, float>(skipped.bytes), part);
    }
}
