using Interp.Analysis.Prompts;
using Interp.Analysis.Transformers;
using TorchSharp;
using static TorchSharp.torch;

namespace Interp.Analysis.Circuits.Knockouts;

/// <summary>Reads the logit difference at END without forming any other logit. Owns its tensors.</summary>
internal sealed class AnswerDirections : IDisposable
{
    private readonly Tensor _ends; // [batch]
    private readonly Tensor _directions; // W_U of the answer less that of the wrong token, [batch, d_model]

    public AnswerDirections(Decoder decoder, PromptBatch batch)
    {
        using var noGrad = torch.no_grad();
        using var scope = torch.NewDisposeScope();
        var device = decoder.W_U.device;
        foreach (var (pair, row) in batch.Pairs.Select((p, i) => (p, i)))
        {
            if (pair.Answer == pair.Wrong) throw new ArgumentException($"Prompt {row + 1} has one token as answer and as wrong answer: their logit difference is always 0.", nameof(batch));
        }

        _ends = Index(batch.Positions(TokenPair.End)).DetachFromDisposeScope();
        _directions = (Columns(p => p.Answer) - Columns(p => p.Wrong)).t().contiguous().DetachFromDisposeScope();

        Tensor Index(IEnumerable<int> ids) => torch.tensor(ids.Select(i => (long)i).ToArray()).to(device);
        Tensor Columns(Func<TokenPair, int> token) => decoder.W_U.index_select(1, Index(batch.Pairs.Select(token)));
    }

    /// <param name="hidden">After the final norm, [sets · batch, pos, d_model].</param>
    /// <returns>[sets · batch].</returns>
    public double[] LogitDifferences(Tensor hidden)
    {
        using var scope = torch.NewDisposeScope();
        var sets = hidden.shape[0] / _ends.shape[0];
        var rows = torch.arange(hidden.shape[0], device: hidden.device);
        var atEnd = hidden.index(rows, _ends.repeat(sets));
        return (atEnd * _directions.repeat(sets, 1)).sum(-1).to(ScalarType.Float64).cpu().data<double>().ToArray();
    }

    public void Dispose()
    {
        _ends.Dispose();
        _directions.Dispose();
    }
}
