using Interp.Analysis.Language;
using TorchSharp;
using static TorchSharp.torch;

namespace Interp.Analysis.Circuits;

/// <summary>How well a model names the indirect object.</summary>
/// <param name="LogitDifferences">Logit of IO less that of S at END, of each prompt.</param>
/// <param name="Probabilities">P(IO) at END, of each prompt.</param>
/// <param name="Ranks">How many tokens have a larger logit than IO, of each prompt; 0 where it is the model's answer.</param>
public sealed record IoiBehaviour(IReadOnlyList<double> LogitDifferences, IReadOnlyList<double> Probabilities, IReadOnlyList<int> Ranks)
{
    private const int PromptsAtOnce = 64;

    public double MeanLogitDifference => LogitDifferences.Average();

    /// <summary>Standard deviation over prompts; divided by the root of their number it is the mean's standard error.</summary>
    public double Deviation => Math.Sqrt(LogitDifferences.Average(d => (d - MeanLogitDifference) * (d - MeanLogitDifference)));

    public double MeanProbability => Probabilities.Average();

    /// <summary>Share of prompts where IO has a larger logit than S.</summary>
    public double Accuracy => LogitDifferences.Average(d => d > 0 ? 1.0 : 0.0);

    /// <summary>Share of prompts where IO has the largest logit of all.</summary>
    public double TopShare => Ranks.Average(r => r == 0 ? 1.0 : 0.0);

    /// <summary>Runs the clean prompts, some at a time; answers are those of each pair.</summary>
    public static IoiBehaviour Of(Decoder decoder, PromptBatch prompts, CancellationToken cancellationToken = default)
    {
        var (differences, probabilities, ranks) = (new List<double>(), new List<double>(), new List<int>());
        foreach (var pairs in prompts.Pairs.Chunk(PromptsAtOnce))
        {
            cancellationToken.ThrowIfCancellationRequested();
            using var noGrad = torch.no_grad();
            using var scope = torch.NewDisposeScope();
            var part = new PromptBatch(pairs);
            using var run = BaseRun.Of(decoder, part, part.Clean(), new Dictionary<string, PositionSet?>(StringComparer.Ordinal));
            var logits = decoder.Unembed(run.End);
            var answer = Column(logits, pairs, p => p.Answer);
            differences.AddRange(Numbers((answer - Column(logits, pairs, p => p.Wrong)).squeeze(1)));
            probabilities.AddRange(Numbers((answer.squeeze(1) - logits.logsumexp(-1)).exp()));
            ranks.AddRange(logits.gt(answer).sum(-1).data<long>().ToArray().Select(r => (int)r));
        }

        return new IoiBehaviour(differences, probabilities, ranks);
    }

    /// <summary>[prompts, 1].</summary>
    private static Tensor Column(Tensor logits, TokenPair[] pairs, Func<TokenPair, int> token) =>
        logits.gather(1, torch.tensor(pairs.Select(p => (long)token(p)).ToArray()).unsqueeze(1));

    private static double[] Numbers(Tensor values) => values.to(ScalarType.Float64).data<double>().ToArray();
}
