using Interp.Domain.Platform;
using Microsoft.EntityFrameworkCore;

namespace Interp.Domain.Library;

/// <summary>Reads models.</summary>
public sealed class ModelQueries(IDbContextFactory<InterpDbContext> contexts)
{
    /// <summary>Every model the viewer may see, by name.</summary>
    public async Task<IReadOnlyList<ModelSummary>> List(Viewer viewer, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var models = await db.Models.AsNoTracking().VisibleTo(viewer).Include(m => m.HookPoints).OrderBy(m => m.Name).ToListAsync(cancellationToken);
        var vocabularies = await db.Vocabularies.AsNoTracking().ToDictionaryAsync(v => v.Id, v => v.TokenizerHash, cancellationToken);
        return models.ConvertAll(m => Summary(m) with { TokenizerHash = vocabularies.GetValueOrDefault(m.VocabularyId, string.Empty) });
    }

    /// <summary>One model; null when there is none or the viewer may not see it.</summary>
    public async Task<ModelSummary?> Find(Viewer viewer, string name, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var model = await db.Models.AsNoTracking().VisibleTo(viewer).Include(m => m.HookPoints).SingleOrDefaultAsync(m => m.Name == name, cancellationToken);
        if (model is null) return null;
        var tokenizer = await db.Vocabularies.Where(v => v.Id == model.VocabularyId).Select(v => v.TokenizerHash).SingleOrDefaultAsync(cancellationToken);
        return Summary(model) with { TokenizerHash = tokenizer ?? string.Empty };
    }

    private static ModelSummary Summary(Model model) => new(
        model.Name, model.Title, model.Layers, model.DModel, model.DMlp, model.Context, model.VocabularySize,
        [.. model.HookPoints.OrderBy(h => h.Ordinal).Select(h => new HookPointSummary(h.Name, h.Width))],
        model.WeightsHash) { Heads = model.Heads, KvHeads = model.KvHeads, DHead = model.DHead };
}
