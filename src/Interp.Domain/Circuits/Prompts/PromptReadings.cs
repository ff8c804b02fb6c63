using Interp.Domain.Library;
using Interp.Domain.Platform;
using Microsoft.EntityFrameworkCore;

namespace Interp.Domain.Circuits;

/// <summary>Lets a worker read prompts with a model's tokenizer: what cannot be used is refused here, before anything is queued.</summary>
public sealed class PromptReadings(IDbContextFactory<InterpDbContext> contexts, VocabularyCache vocabularies, IInferenceWorkers workers)
{
    /// <summary>Most examples at once.</summary>
    public const int MostExamples = 20;

    /// <summary>A stored set.</summary>
    /// <exception cref="NotFoundException">There is no such set or model that the viewer may see.</exception>
    /// <exception cref="InvalidParametersException">The model cannot read it; the message says which pair, why, and what to do.</exception>
    public async Task<PromptReading> Read(Viewer viewer, PromptSetDetail set, string model, int first, int examples, CancellationToken cancellationToken) =>
        await Read(viewer, model, new PromptsQuestion(model, set.Summary.Source, set.Summary.Prompts, set.Seed ?? 0, set.Parameters, set.Pairs, first, Math.Clamp(examples, 0, MostExamples)), cancellationToken);

    /// <summary>A set that is to be made.</summary>
    /// <exception cref="NotFoundException">There is no such model that the viewer may see.</exception>
    /// <exception cref="InvalidParametersException">Something is wrong with the request, or the model cannot read it.</exception>
    public async Task<PromptReading> Read(Viewer viewer, PromptSetRequest request, string model, CancellationToken cancellationToken)
    {
        var check = new ParameterChecks();
        var pairs = request.Lines is { } lines && request.Source == PromptSource.Pairs ? PromptLines.Read(lines) : request.Pairs ?? [];
        PromptSetRules.Check(request, pairs, check);
        check.ThrowIfAny();
        var written = request.Source == PromptSource.Pairs;
        return await Read(viewer, model, new PromptsQuestion(
            model, request.Source, written ? pairs.Count : request.Prompts!.Value, request.Seed ?? 0, request.Parameters ?? new(), written ? pairs : null, First: 0, Examples: 3), cancellationToken);
    }

    private async Task<PromptReading> Read(Viewer viewer, string model, PromptsQuestion question, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var vocabularyId = await db.Models.VisibleTo(viewer).Where(m => m.Name == model).Select(m => (int?)m.VocabularyId).SingleOrDefaultAsync(cancellationToken)
            ?? throw new NotFoundException($"model '{model}'");
        var answer = await workers.Ask(question, cancellationToken);
        var vocabulary = await vocabularies.Get(vocabularyId, cancellationToken);
        return new(model, answer.Count, answer.Length, answer.Shortest, answer.Hash, answer.Roles, [.. answer.Examples.Select(e => new PromptExample(
            e.Number, [.. e.Clean.Select(vocabulary.Text)], [.. e.Corrupted.Select(vocabulary.Text)], vocabulary.Text(e.Answer), vocabulary.Text(e.Wrong), e.Roles))]);
    }
}
