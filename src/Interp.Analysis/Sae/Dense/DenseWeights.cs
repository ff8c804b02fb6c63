using System.Runtime.InteropServices;

using Interp.Analysis.Sae.Sparse;

using TorchSharp;

namespace Interp.Analysis.Sae.Dense;

/// <summary>Weights under training, or moments of them, as tensors of a device; the arrays on the host are their other half.</summary>
internal sealed class DenseWeights : IDisposable
{
    private readonly SaeParameters _host;
    private readonly torch.Tensor[] _tensors;

    public DenseWeights(SaeParameters host, torch.Device device)
    {
        _host = host;
        using var scope = torch.NewDisposeScope();
        _tensors = [.. Parts().Select(part => torch.zeros(part.Shape, torch.float32).to(device, copy: true).DetachFromDisposeScope())];
        Upload();
    }

    /// <summary><c>[d_sae, d_in]</c></summary>
    public torch.Tensor W_enc => _tensors[0];

    /// <summary><c>[d_sae, d_out]</c></summary>
    public torch.Tensor W_dec => _tensors[1];

    /// <summary><c>[d_sae]</c></summary>
    public torch.Tensor b_enc => _tensors[2];

    /// <summary><c>[d_out]</c></summary>
    public torch.Tensor b_dec => _tensors[3];

    /// <summary>All, in one order for weights, moments and gradients.</summary>
    public IReadOnlyList<torch.Tensor> All => _tensors;

    /// <summary>From the arrays to the device.</summary>
    public void Upload()
    {
        using var scope = torch.NewDisposeScope();
        foreach (((float[] values, long[] shape), torch.Tensor tensor) in Parts().Zip(_tensors))
            tensor.copy_(torch.tensor(values).reshape(shape));
    }

    /// <summary>From the device to the arrays.</summary>
    public void Download()
    {
        using var scope = torch.NewDisposeScope();
        foreach (((float[] values, _), torch.Tensor tensor) in Parts().Zip(_tensors))
            MemoryMarshal.Cast<byte, float>(tensor.cpu().contiguous().bytes).CopyTo(values);
    }

    public void Dispose()
    {
        foreach (torch.Tensor tensor in _tensors)
            tensor.Dispose();
    }

    private IEnumerable<(float[] Values, long[] Shape)> Parts() =>
    [
        (_host.W_enc, [_host.d_sae, _host.d_in]), (_host.W_dec, [_host.d_sae, _host.d_out]), (_host.b_enc, [_host.d_sae]), (_host.b_dec, [_host.d_out]),
    ];
}
