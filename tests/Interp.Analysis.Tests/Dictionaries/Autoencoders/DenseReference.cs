using Interp.Analysis.Dictionaries;
using TorchSharp;

namespace Interp.Analysis.Tests.Dictionaries;

/// <summary>The weights as leaves, so that losses can be written down as dense tensor formulas and differentiated by libtorch. Slow and obvious.</summary>
internal sealed class DenseReference : IDisposable
{
    private readonly DisposeScope _scope = torch.NewDisposeScope();
    private readonly torch.Tensor[] _extras;

    public DenseReference(SaeParameters parameters)
    {
        int latents = parameters.d_sae;
        W_enc = Leaf(parameters.W_enc, latents);
        W_dec = Leaf(parameters.W_dec, latents);
        b_enc = Leaf(parameters.b_enc);
        b_dec = Leaf(parameters.b_dec);
        W_skip = parameters.W_skip.Length > 0 ? Leaf(parameters.W_skip, parameters.d_out) : null;
        _extras = [.. Enumerable.Range(0, parameters.ExtraNames.Count).Select(extra => Leaf(parameters.Extra(extra)))];
    }

    /// <summary><c>[d_sae, d_in]</c></summary>
    public torch.Tensor W_enc { get; }

    /// <summary><c>[d_sae, d_out]</c></summary>
    public torch.Tensor W_dec { get; }

    public torch.Tensor b_enc { get; }

    public torch.Tensor b_dec { get; }

    public torch.Tensor? W_skip { get; }

    public torch.Tensor Extra(int index) => _extras[index];

    public void Dispose() => _scope.Dispose();

    /// <summary>W_enc (x − b_dec) + b_enc.</summary>
    public torch.Tensor PreActivations(torch.Tensor x) => torch.mm(x - b_dec, W_enc.t()) + b_enc;

    /// <summary>W_dec f + b_dec.</summary>
    public torch.Tensor Decode(torch.Tensor f) => torch.mm(f, W_dec) + b_dec;

    /// <summary>Relative error of explaining the error, held constant, by the dead latents.</summary>
    public torch.Tensor AuxK(torch.Tensor z, torch.Tensor error, AuxLoss loss, int[] dead)
    {
        torch.Tensor rows = torch.arange(0L, z.shape[0], loss.RowStride);
        torch.Tensor columns = torch.tensor(Array.ConvertAll(dead, latent => (long)latent));
        torch.Tensor e = error.index_select(0, rows).detach();
        torch.Tensor candidates = z.index_select(0, rows).index_select(1, columns).relu();
        torch.Tensor f = TopK(candidates, Math.Min(loss.Latents, dead.Length));
        torch.Tensor explained = torch.mm(f, W_dec.index_select(0, columns));
        return (explained - e).square().sum() / (e - e.mean([0])).square().sum();
    }

    public static torch.Tensor TopK(torch.Tensor f, int k)
    {
        (torch.Tensor values, torch.Tensor indexes) = f.topk(k);
        return torch.zeros_like(f).scatter(1, indexes, values);
    }

    private static torch.Tensor Leaf(float[] values, int rows = 0)
    {
        torch.Tensor tensor = torch.tensor(values);
        return (rows == 0 ? tensor : tensor.reshape(rows, values.Length / rows)).clone().requires_grad_(true);
    }
}
