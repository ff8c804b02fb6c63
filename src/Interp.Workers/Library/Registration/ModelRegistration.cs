using Interp.Analysis.Activations;
using Interp.Analysis.Language;
using Interp.Domain.Library;
using Interp.Domain.Platform;
using Interp.Workers.Platform;
using Microsoft.EntityFrameworkCore;
using HookPoint = Interp.Analysis.Language.HookPoint;
using DbHookPoint = Interp.Domain.Library.HookPoint;
using DbModel = Interp.Domain.Library.Model;

namespace Interp.Workers.Library;

/// <summary>Makes a model folder known to the site.</summary>
internal sealed class ModelRegistration(IDbContextFactory<InterpDbContext> contexts, VocabularyRegistration vocabularies)
{
    /// <summary>In <c>[batch, pos, width]</c>.</summary>
    private const int VectorCommas = 2;

    /// <summary>Adds or refreshes the model named as its folder.</summary>
    /// <exception cref="InvalidDataException">The folder holds no readable model or tokenizer.</exception>
    public async Task Register(string folder, string? title, Ownership owner, CancellationToken cancellationToken)
    {
        var name = Path.GetFileName(folder);
        var tokenizer = TokenizerFolder.Load(folder);
        var read = await ComputeThread.Run($"read {name}", () => Read(folder));
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var vocabulary = await vocabularies.Register(db, tokenizer, cancellationToken);
        var model = await db.Models.Include(m => m.HookPoints).SingleOrDefaultAsync(m => m.Name == name, cancellationToken);
        if (model is null)
        {
            model = new DbModel { Name = name, Title = title ?? name, WeightsHash = read.Hash, Visibility = owner.Visibility, CohortId = owner.CohortId, OwnerId = owner.OwnerId };
            db.Models.Add(model);
        }

        model.Layers = read.Config.n_layers;
        model.DModel = read.Config.d_model;
        model.DMlp = read.Config.d_mlp;
        model.Heads = read.Config.n_heads;
        model.KvHeads = read.Config.n_kv_heads;
        model.DHead = read.Config.d_head;
        model.Context = read.Config.n_ctx;
        model.VocabularySize = read.Config.d_vocab;
        model.VocabularyId = vocabulary;
        model.WeightsHash = read.Hash;
        if (!model.HookPoints.OrderBy(h => h.Ordinal).Select(h => (h.Name, h.Width)).SequenceEqual(read.HookPoints.Select(h => (h.Name, h.VectorWidth))))
        {
            await db.HookPoints.Where(h => h.ModelId == model.Id).ExecuteDeleteAsync(cancellationToken);
            db.ChangeTracker.Entries<DbHookPoint>().ToList().ForEach(e => e.State = EntityState.Detached);
            model.HookPoints.Clear();
            model.HookPoints.AddRange(read.HookPoints.Select((h, i) => new DbHookPoint { Ordinal = i, Name = h.Name, Width = h.VectorWidth }));
        }

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Only hook points with one vector per token can hold a dictionary; patterns, scales and queries are left out, what heads write is laid side by side.</summary>
    private static ReadModel Read(string folder)
    {
        using var decoder = ModelFolder.Load(folder);
        return new(decoder.Config, ModelHash.Of(decoder), [.. decoder.HookPoints.Where(h => h.VectorWidth > 1 && (h.Heads > 0 || h.Shape.Count(c => c == ',') == VectorCommas))]);
    }

    private sealed record ReadModel(DecoderConfig Config, string Hash, IReadOnlyList<HookPoint> HookPoints);
}
