using System.Text.Json;
using Interp.Analysis.Circuits;
using Interp.Analysis.Language;
using Interp.Domain.Circuits;
using Interp.Domain.Platform;
using Interp.Workers.Platform;
using Microsoft.EntityFrameworkCore;

namespace Interp.Workers.Circuits;

/// <summary>Stored prompt sets, for jobs; who may use one was checked when the job was submitted.</summary>
internal sealed class PromptShelf(IDbContextFactory<InterpDbContext> contexts)
{
    /// <summary>A set as the model reads it.</summary>
    /// <exception cref="JobFailedException">There is none of that name any more, or the model cannot read it.</exception>
    public async Task<PromptBatch> Read(string name, string model, ITokenizer tokenizer, int context, CancellationToken cancellationToken)
    {
        try
        {
            return PromptMaking.Batch(await Find(name, model, cancellationToken), tokenizer, context, cancellationToken);
        }
        catch (PromptException refused)
        {
            throw new JobFailedException(refused.Message, refused);
        }
    }

    /// <summary>Reference prompts for means and draws: an independent sample of three-name sentences for the templates of a generated set; null for written pairs, which are their own.</summary>
    /// <exception cref="JobFailedException">There is no such set any more, or the model cannot read it.</exception>
    public async Task<PromptBatch?> Reference(string name, string model, ITokenizer tokenizer, int context, int perTemplate, long seed, CancellationToken cancellationToken)
    {
        var set = await Find(name, model, cancellationToken);
        if (set.Source != PromptSource.Ioi) return null;
        try
        {
            var pairs = IoiMeans.Make(IoiWords.Standard.Fitting(tokenizer), seed, perTemplate, set.Parameters.Template);
            return new PromptEncoder(tokenizer, context, set.Parameters.Beginning).Batch(pairs, cancellationToken);
        }
        catch (PromptException refused)
        {
            throw new JobFailedException(refused.Message, refused);
        }
    }

    /// <summary>What a set is made of.</summary>
    /// <exception cref="JobFailedException">There is none of that name any more.</exception>
    public async Task<PromptsQuestion> Find(string name, string model, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var set = await db.PromptSets.AsNoTracking().SingleOrDefaultAsync(p => p.Name == name, cancellationToken) ?? throw new JobFailedException($"The prompt set '{name}' is gone; make it again.");
        return new(
            model, set.Source, set.Prompts, set.Seed ?? 0, JsonSerializer.Deserialize<PromptSetParameters>(set.Parameters, JobJson.Options)!,
            set.Pairs is null ? null : JsonSerializer.Deserialize<List<PromptText>>(set.Pairs, JobJson.Options), First: 0, Examples: 0);
    }
}
