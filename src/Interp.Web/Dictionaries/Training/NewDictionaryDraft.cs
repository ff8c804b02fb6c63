using Interp.Domain.Dictionaries;
using Interp.Domain.Library;
using Interp.Domain.Platform;
using Interp.Web.Library;

namespace Interp.Web.Dictionaries;

/// <summary>What the New dictionary form holds while it is being filled in.</summary>
/// <param name="models">Models to choose from; at least one.</param>
/// <param name="corpora">Corpora of this site; each model can be trained on those in its own tokens.</param>
/// <param name="capacity">What the largest worker holds.</param>
public sealed class NewDictionaryDraft(IReadOnlyList<ModelSummary> models, IReadOnlyList<CorpusSummary> corpora, WorkerCapacity capacity)
{
    private const double UsualTarget = 20;

    /// <summary>The parameters as they stand; at first the newest corpus and a model that can read it. Without a corpus for the model its name is empty.</summary>
    public TrainSaeParameters Parameters { get; private set; } = First(models, corpora);

    /// <summary>Models to choose from.</summary>
    public IReadOnlyList<ModelSummary> Models => models;

    /// <summary>Corpora to choose from: those that the chosen model can read, the newest first.</summary>
    public IReadOnlyList<CorpusSummary> Corpora => CorpusChoice.For(Model, corpora);

    /// <summary>What the largest worker holds.</summary>
    public WorkerCapacity Capacity => capacity;

    /// <summary>The chosen recipe.</summary>
    public SaeRecipe Recipe => SaeRecipes.Find(Parameters.Recipe) ?? SaeRecipes.All[0];

    /// <summary>The chosen model.</summary>
    public ModelSummary Model => models.First(m => m.Name == Parameters.Model);

    /// <summary>The chosen corpus; null while the chosen model has none.</summary>
    public CorpusSummary? Corpus => Corpora.FirstOrDefault(c => c.Name == Parameters.Corpus);

    /// <summary>Width of the chosen hook point.</summary>
    public int Width => Model.HookPoints.FirstOrDefault(h => h.Name == Parameters.HookPoint)?.Width ?? Model.DModel;

    /// <summary>Whether several hook points are read at once.</summary>
    public bool IsCrosscoder => Parameters.HookPoints is not null;

    /// <summary>Numbers per token that the features read, all hook points of a crosscoder together.</summary>
    public int Inputs => IsCrosscoder ? Model.HookPoints.Where(h => Parameters.HookPoints!.Contains(h.Name, StringComparer.Ordinal)).Sum(h => h.Width) : Width;

    /// <summary>All that is wrong, field by field.</summary>
    public IReadOnlyList<ParameterProblem> Problems => Corpus is { } corpus
        ? Parameters.Validate(Model, corpus, capacity)
        : [new("corpus", $"No corpus here is in the tokens of {Model.Name} yet.")];

    /// <summary>Optimiser steps.</summary>
    public long Steps => Parameters.TrainTokens / Math.Max(1, Parameters.BatchSize);

    /// <summary>How often each token of the corpus is seen.</summary>
    public double Passes => (double)Parameters.TrainTokens / Math.Max(1, Corpus?.Tokens ?? 0);

    /// <summary>Chooses a model, and with it a hook point, a size and a corpus that suit it; unknown names change nothing.</summary>
    /// <param name="name">Name of the model.</param>
    public void ChooseModel(string? name)
    {
        if (models.FirstOrDefault(m => m.Name == name) is not { } model)
            return;
        var fitting = CorpusChoice.For(model, corpora);
        var corpus = fitting.FirstOrDefault(c => c.Name == Parameters.Corpus) ?? fitting.FirstOrDefault();
        TrainSaeParameters fresh = TrainSaeParameters.Default(model, corpus?.Name ?? string.Empty);
        Parameters = Parameters with { Model = fresh.Model, Corpus = fresh.Corpus, HookPoint = fresh.HookPoint, DSae = fresh.DSae, Target = null, Skip = false, HookPoints = null };
        if (Recipe == SaeRecipes.OfSeveralPlaces)
            ChooseRecipe(Parameters.Recipe);
    }

    /// <summary>Chooses a hook point and keeps the number of features per input.</summary>
    /// <param name="name">Name of the hook point.</param>
    public void ChooseHookPoint(string? name)
    {
        if (Model.HookPoints.FirstOrDefault(h => h.Name == name) is not { } hook)
            return;
        var factor = Math.Max(1, Parameters.DSae / Math.Max(1, Width));
        Parameters = Parameters with { HookPoint = hook.Name, DSae = factor * hook.Width };
        if (!Targets.Any(t => t.Name == Parameters.Target))
            ChooseTargetHook(null);
    }

    /// <summary>What a transcoder of the chosen hook point could write.</summary>
    public IEnumerable<HookPointSummary> Targets => Transcoders.Targets(Model, Parameters.HookPoint);

    /// <summary>Makes it a transcoder that writes this, or an autoencoder again.</summary>
    /// <param name="name">Name of a hook point; empty or null for an autoencoder.</param>
    public void ChooseTargetHook(string? name) => Parameters = string.IsNullOrEmpty(name)
        ? Parameters with { Target = null, Skip = false }
        : Parameters with { Target = name };

    /// <summary>Chooses a corpus; names that are not offered change nothing.</summary>
    /// <param name="name">Name of the corpus.</param>
    public void ChooseCorpus(string? name)
    {
        if (Corpora.Any(c => c.Name == name))
            Parameters = Parameters with { Corpus = name! };
    }

    /// <summary>Chooses a recipe with its usual sparsity.</summary>
    /// <param name="recipe">One of <see cref="SaeRecipes"/>.</param>
    public void ChooseRecipe(string recipe)
    {
        Parameters = Parameters.WithRecipe(recipe);
        Parameters = Recipe == SaeRecipes.OfSeveralPlaces
            ? Crosscoders.InOrder(Parameters with { HookPoints = Parameters.HookPoints ?? Crosscoders.Usual(Model), Target = null, Skip = false }, Model)
            : Parameters with { HookPoints = null };
    }

    /// <summary>Takes a place into a crosscoder or out of it.</summary>
    /// <param name="name">Name of a hook point; unknown names change nothing.</param>
    /// <param name="chosen">In.</param>
    public void ChoosePlace(string name, bool chosen)
    {
        if (Parameters.HookPoints is not { } places || Model.HookPoints.All(h => h.Name != name))
            return;
        Parameters = Crosscoders.InOrder(Parameters with { HookPoints = [.. places.Where(p => p != name), .. chosen ? [name] : Array.Empty<string>()] }, Model);
    }

    /// <summary>Chooses, for a recipe that penalises, whether it is told an L0 or a fixed λ.</summary>
    /// <param name="byTarget">An L0.</param>
    public void ChooseTarget(bool byTarget) => Parameters = byTarget
        ? Parameters with { TargetL0 = UsualTarget, L1Coefficient = null }
        : Parameters with { TargetL0 = null, L1Coefficient = Recipe.UsualCoefficient };

    /// <summary>Takes up the parameters of an earlier job, to be changed and started again.</summary>
    /// <param name="earlier">As they were submitted.</param>
    /// <returns>False, with nothing changed, when its model, or its corpus for that model, is no longer offered.</returns>
    public bool TakeUp(TrainSaeParameters earlier)
    {
        if (models.FirstOrDefault(m => m.Name == earlier.Model) is not { } model || !corpora.Any(c => c.Name == earlier.Corpus && c.Fits(model)))
            return false;
        Parameters = earlier;
        return true;
    }

    /// <summary>Changes anything else.</summary>
    /// <param name="change">The parameters changed.</param>
    public void Change(Func<TrainSaeParameters, TrainSaeParameters> change) => Parameters = change(Parameters);

    private static TrainSaeParameters First(IReadOnlyList<ModelSummary> models, IReadOnlyList<CorpusSummary> corpora)
    {
        var (model, corpus) = CorpusChoice.Pair(models, corpora);
        return TrainSaeParameters.Default(model, corpus?.Name ?? string.Empty);
    }
}
