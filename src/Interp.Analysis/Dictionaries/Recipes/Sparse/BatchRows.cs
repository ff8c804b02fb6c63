using System.Numerics.Tensors;
using System.Runtime.InteropServices;

using TorchSharp;

namespace Interp.Analysis.Dictionaries;

/// <summary>What the encoder reads and what the latents have to add up to, for the rows of a batch.</summary>
internal sealed class BatchRows : IDisposable
{
    private readonly SaeParameters _parameters;
    private readonly float[] _inputs;
    private readonly float[] _targets;
    private readonly bool _biasAtInput;

    public BatchRows(SaeParameters parameters, SparseMethod method, int capacity)
    {
        _parameters = parameters;
        _biasAtInput = method.DecoderBiasAtInput;
        if (_biasAtInput && (parameters.d_in != parameters.d_out || parameters.W_skip.Length > 0))
            throw new ArgumentException("Only an autoencoder can take its own decoder bias from its input.", nameof(method));
        _inputs = new float[checked(capacity * parameters.d_in)];
        _targets = _biasAtInput ? _inputs : new float[checked(capacity * parameters.d_out)];
        InputTensor = torch.from_array(_inputs).reshape(capacity, parameters.d_in).DetachFromDisposeScope();
    }

    /// <summary>The inputs' own memory.</summary>
    public torch.Tensor InputTensor { get; }

    public ReadOnlySpan<float> Inputs => _inputs;

    public ReadOnlySpan<float> Targets => _targets;

    public void Fill(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets)
    {
        int d = _parameters.d_out, rows = inputs.Length / _parameters.d_in;
        if (rows * d != targets.Length)
            throw new ArgumentException($"{rows} rows need {rows * d} numbers to be reconstructed, not {targets.Length}.", nameof(targets));
        if (!_biasAtInput)
            inputs.CopyTo(_inputs);
        for (int row = 0; row < rows; row++)
            TensorPrimitives.Subtract(targets.Slice(row * d, d), _parameters.b_dec, _targets.AsSpan(row * d, d));
        if (_parameters.W_skip.Length > 0)
            TakeSkip(_targets, rows);
    }

    public void Dispose() => InputTensor.Dispose();

    private void TakeSkip(Span<float> targets, int rows)
    {
        using var scope = torch.NewDisposeScope();
        torch.Tensor skip = torch.tensor(_parameters.W_skip).reshape(_parameters.d_out, _parameters.d_in);
        torch.Tensor skipped = torch.mm(InputTensor.narrow(0, 0, rows), skip.t());
        Span<float> part = targets[..(rows * _parameters.d_out)];
        TensorPrimitives.Subtract(part, MemoryMarshal.Cast<byte, float>(skipped.bytes), part);
    }
}
