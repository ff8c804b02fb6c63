using Interp.Analysis.Circuits;
using Interp.Domain.Circuits;

namespace Interp.Workers.Circuits;

/// <summary>What a model gives to the answer and to the token that it is compared with.</summary>
internal static class PromptScores
{
    public static AnswerScore? Of(NextTokens next, int? answer, int? wrong)
    {
        if (answer is not { } right) return null;
        return wrong is { } other
            ? new(Score(next, right), Score(next, other), next.Logit(right) - next.Logit(other))
            : new(Score(next, right), null, null);
    }

    private static TokenScore Score(NextTokens next, int id) => new(next.Logit(id), (float)next.Probability(id), next.Rank(id));
}
