using Interp.Analysis.Language;
using Interp.Domain.Circuits;
using Interp.Workers.Platform;

namespace Interp.Workers.Circuits;

/// <summary>Prompts as a model reads them, or the reason why it cannot.</summary>
internal sealed class PromptsHandler : InferenceHandler<PromptsQuestion, PromptsAnswer>
{
    public override string Name => "prompts";

    protected override PromptsAnswer Compute(PromptsQuestion question, InferenceShelf shelf, CancellationToken cancellationToken)
    {
        QuestionChecks.Range("prompts", question.Source == PromptSource.Ioi ? question.Prompts : question.Pairs?.Count ?? 0, 1, PromptSetRules.MostPairs);
        if (question.Pairs is { } pairsGiven && pairsGiven.Any(p => p is null)) throw new RefusedException("pairs", "A pair is missing. Give each with its two prompts and answers.");
        foreach (var text in (question.Pairs ?? []).SelectMany(p => new[] { p.Clean, p.Corrupted })) QuestionChecks.Length("pairs", text, PromptSetRules.MostCharacters);
        var model = shelf.Model(question.Model);
        var batch = Batch(question, model, cancellationToken);
        var pairs = batch.Pairs;
        var roles = pairs.Select(p => p.Roles.Keys).Aggregate((IEnumerable<string>)[.. pairs[0].Roles.Keys], (all, own) => all.Intersect(own, StringComparer.Ordinal));
        var examples = pairs.Index().Skip(question.First).Take(question.Examples)
            .Select(p => new PromptTokens(p.Index, p.Item.Clean, p.Item.Corrupted, p.Item.Answer, p.Item.Wrong, p.Item.Template, p.Item.Roles));
        return new(
            batch.Count, batch.Length, pairs.Min(p => p.Clean.Length), batch.Hash,
            [.. roles.OrderBy(r => pairs[0].Roles[r]).Append(TokenPair.End).Distinct(StringComparer.Ordinal)], [.. examples]);
    }

    private static PromptBatch Batch(PromptsQuestion question, LoadedModel model, CancellationToken cancellationToken)
    {
        try
        {
            return PromptMaking.Batch(question, model.Tokenizer, model.Decoder.Config.n_ctx, cancellationToken);
        }
        catch (PromptException refused)
        {
            throw new RefusedException("promptSet", refused.Message);
        }
    }
}
