using Interp.Analysis.Language;
using TorchSharp;
using F = TorchSharp.torch.nn.functional;

namespace Interp.Analysis.Dictionaries;

/// <summary>Losses at single positions. All inputs are log-probabilities <c>[positions, d_vocab]</c>.</summary>
internal static class NextTokenLoss
{
    /// <summary>Log-probabilities of the next token.</summary>
    /// <param name="decoder">Whose unembedding.</param>
    /// <param name="hidden">The residual stream after the final norm, <c>[positions, d_model]</c>.</param>
    public static torch.Tensor LogProbabilities(Decoder decoder, torch.Tensor hidden)
    {
        using torch.Tensor logits = decoder.Unembed(hidden);
        return F.log_softmax(logits, 1);
    }

    /// <summary>−log p(target) at each position.</summary>
    /// <param name="logProbabilities"><c>[positions, d_vocab]</c></param>
    /// <param name="targets">int64 <c>[positions]</c></param>
    public static float[] CrossEntropy(torch.Tensor logProbabilities, torch.Tensor targets)
    {
        using var scope = torch.NewDisposeScope();
        return logProbabilities.gather(1, targets.unsqueeze(1)).neg().flatten().data<float>().ToArray();
    }

    /// <summary>KL(p ‖ q) at each position.</summary>
    public static float[] Divergence(torch.Tensor logP, torch.Tensor logQ)
    {
        using var scope = torch.NewDisposeScope();
        return (logP.exp() * (logP - logQ)).sum(1).data<float>().ToArray();
    }
}
