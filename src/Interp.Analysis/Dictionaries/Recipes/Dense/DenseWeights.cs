using System.Runtime.InteropServices;
using TorchSharp;

namespace Interp.Analysis.Dictionaries;

/// <summary>Weights under training, or moments of them, as tensors of a device; the arrays on the host are their other half.</summary>
internal sealed class DenseWeights : IDisposable
{
    /// <summary>The place of W_dec among all.</summary>
    public const int Decoder = 1;

    /// <summary>The place from which the recipe's own parameters stand.</summary>
    public const int Extras = 4;

    private readonly SaeParameters _host;
    private readonly torch.Tensor[] _tensors;

    /// <param name="host">Their arrays.</param>
    /// <param name="device">Where the tensors are.</param>
    /// <param name="learnt">Whether losses are differentiated by them.</param>
    public DenseWeights(SaeParameters host, torch.Device device, bool learnt = false)
    {
        _host = host;
        using var scope = torch.NewDisposeScope();
        _tensors = [.. Parts().Select(part => torch.zeros(part.Shape, torch.float32).to(device, copy: true).requires_grad_(learnt).DetachFromDisposeScope())];
        Upload();
    }

    /// <summary><c>[d_sae, d_in]</c></summary>
    public torch.Tensor W_enc => _tensors[0];

    /// <summary><c>[d_sae, d_out]</c></summary>
    public torch.Tensor W_dec => _tensors[Decoder];

    /// <summary><c>[d_sae]</c></summary>
    public torch.Tensor b_enc => _tensors[2];

    /// <summary><c>[d_out]</c></summary>
    public torch.Tensor b_dec => _tensors[3];

    /// <summary>All, in one order for weights, moments and gradients.</summary>
    public IReadOnlyList<torch.Tensor> All => _tensors;

    /// <summary>One of the recipe's own parameters, <c>[d_sae]</c>.</summary>
    public torch.Tensor Extra(int index) => _tensors[Extras + index];

    /// <summary>‖W_dec[i]‖, <c>[d_sae]</c>; with no derivative where a row is 0.</summary>
    public torch.Tensor DecoderNorms() => W_dec.square().sum(1).clamp_min(1e-30f).sqrt();

    /// <summary>From the arrays to the device.</summary>
    public void Upload()
    {
        using var scope = torch.NewDisposeScope();
        using IDisposable noGradient = torch.no_grad();
        foreach (((float[] values, long[] shape), torch.Tensor tensor) in Parts().Zip(_tensors))
            tensor.copy_(torch.tensor(values).reshape(shape));
    }

    /// <summary>From the device to the arrays.</summary>
    public void Download()
    {
        using var scope = torch.NewDisposeScope();
        foreach (((float[] values, _), torch.Tensor tensor) in Parts().Zip(_tensors))
            MemoryMarshal.Cast<byte, float>(tensor.detach().cpu().contiguous().bytes).CopyTo(values);
    }

    public void Dispose()
    {
        foreach (torch.Tensor tensor in _tensors)
            tensor.Dispose();
    }

    private IEnumerable<(float[] Values, long[] Shape)> Parts() =>
    [
        (_host.W_enc, [_host.d_sae, _host.d_in]), (_host.W_dec, [_host.d_sae, _host.d_out]), (_host.b_enc, [_host.d_sae]), (_host.b_dec, [_host.d_out]),
        .. Enumerable.Range(0, _host.ExtraNames.Count).Select(extra => (_host.Extra(extra), new long[] { _host.d_sae })),
    ];
}
