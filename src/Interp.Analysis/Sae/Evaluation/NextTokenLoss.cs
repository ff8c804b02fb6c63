using TorchSharp;

using F = TorchSharp.torch.nn.functional;

namespace Interp.Analysis.Sae.Evaluation;

/// <summary>Losses at single positions. All inputs are log-probabilities <c>[positions, d_vocab]</c>.</summary>
internal static class NextTokenLoss
{
    /// <summary>Log-probabilities for the token after each position but the last of each context.</summary>
    /// <param name="logits"><c>[batch, pos, d_vocab]</c></param>
    public static torch.Tensor LogProbabilities(torch.Tensor logits)
    {
        long contexts = logits.shape[0], length = logits.shape[1], vocabulary = logits.shape[2];
        return F.log_softmax(logits.narrow(1, 0, length - 1).reshape(contexts * (length - 1), vocabulary), 1);
    }

    /// <summary>−log p(target) at each position.</summary>
    /// <param name="logProbabilities"><c>[positions, d_vocab]</c></param>
    /// <param name="targets">int64 <c>[positions]</c></param>
    public static float[] CrossEntropy(torch.Tensor logProbabilities, torch.Tensor targets) =>
        logProbabilities.gather(1, targets.unsqueeze(1)).neg().flatten().data<float>().ToArray();

    /// <summary>KL(p ‖ q) at each position.</summary>
    public static float[] Divergence(torch.Tensor logP, torch.Tensor logQ) => (logP.exp() * (logP - logQ)).sum(1).data<float>().ToArray();
}
