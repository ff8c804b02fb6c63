using Interp.Analysis.Circuits;
using Interp.Domain.Circuits;
using Interp.Workers.Platform;

namespace Interp.Workers.Circuits;

/// <summary>What a model does with one prompt or two.</summary>
internal sealed class PromptLabHandler : InferenceHandler<PromptLabQuestion, PromptLabAnswer>
{
    /// <summary>Weights of attention in one answer, about as many bytes.</summary>
    private const long MostWeights = 4_000_000;

    public override string Name => "prompt-lab";

    protected override PromptLabAnswer Compute(PromptLabQuestion question, InferenceShelf shelf, CancellationToken cancellationToken)
    {
        var model = shelf.Model(question.Model);
        Check(question);
        var text = new LabText(model, question.Mark);
        var clean = text.Prompt("clean", question.Clean);
        var corrupted = question.Corrupted is null ? null : text.Prompt("corrupted", question.Corrupted);
        int? answer = question.Answer is null ? null : text.Token("answer", question.Answer);
        int? wrong = question.Wrong is null ? null : text.Token("wrong", question.Wrong);
        if (answer is not null && answer == wrong)
            throw new RefusedException("wrong", "Answer and wrong token are the same token of this model, so that their difference is always 0. Name another.");
        var config = model.Decoder.Config;
        RequireRoom(config.n_layers * config.n_heads, clean, corrupted);
        var reading = Read(clean);
        return new(config.n_layers, config.n_heads, reading.Reading, corrupted is null ? null : Read(corrupted).Reading, answer, wrong, [.. Hints()]);

        (LabReading Reading, NextTokens Next) Read(int[] ids)
        {
            var run = PromptRun.Of(model.Decoder, ids, cancellationToken);
            var next = new NextTokens(run.Logits);
            NextToken[] likeliest = [.. next.Likeliest(question.Top).Select(id => new NextToken(id, next.Logit(id), (float)next.Probability(id)))];
            var parts = PromptParts.Of(model.Decoder, ids, answer, wrong, cancellationToken);
            return (new(ids, likeliest, PromptScores.Of(next, answer, wrong), new(run.Patterns, run.ValueNorms), parts, PromptLens.Of(model.Decoder, ids, cancellationToken)), next);
        }

        IEnumerable<string> Hints()
        {
            if (question.Answer is { } right && text.LikelierSpelling(right, reading.Next) is { } first) yield return first;
            if (question.Wrong is { } other && text.LikelierSpelling(other, reading.Next) is { } second) yield return second;
        }
    }

    private static void Check(PromptLabQuestion question)
    {
        QuestionChecks.Length("clean", question.Clean, PromptLabQueries.MaxCharacters);
        QuestionChecks.Length("corrupted", question.Corrupted, PromptLabQueries.MaxCharacters);
        QuestionChecks.Length("answer", question.Answer, PromptLabQueries.MaxAnswer);
        QuestionChecks.Length("wrong", question.Wrong, PromptLabQueries.MaxAnswer);
        QuestionChecks.Range("top", question.Top, 1, PromptLabQueries.MaxTop);
    }

    private static void RequireRoom(long heads, int[] clean, int[]? corrupted)
    {
        var weights = heads * (AttentionPatterns.Cells(clean.Length) + (corrupted is null ? 0 : AttentionPatterns.Cells(corrupted.Length)));
        if (weights > MostWeights)
            throw new RefusedException("clean", $"{heads:N0} heads over prompts this long have {weights:N0} attention weights; a page shows at most {MostWeights:N0}. Shorten the prompts.");
    }
}
