using Interp.Domain.Corpora;
using Interp.Domain.Jobs;
using Interp.Domain.Models;

namespace Interp.Web.Dictionaries;

/// <summary>What the New dictionary form holds while it is being filled in.</summary>
/// <param name="models">Models to choose from; at least one.</param>
/// <param name="corpora">Corpora to choose from; at least one.</param>
/// <param name="capacity">What the largest worker holds.</param>
public sealed class NewDictionaryDraft(IReadOnlyList<ModelSummary> models, IReadOnlyList<CorpusSummary> corpora, WorkerCapacity capacity)
{
    private const double UsualTarget = 20;

    /// <summary>The parameters as they stand; at first the first model that a corpus fits, and that corpus.</summary>
    public TrainSaeParameters Parameters { get; private set; } = First(models, corpora);

    /// <summary>Models to choose from.</summary>
    public IReadOnlyList<ModelSummary> Models => models;

    /// <summary>Corpora to choose from.</summary>
    public IReadOnlyList<CorpusSummary> Corpora => corpora;

    /// <summary>What the largest worker holds.</summary>
    public WorkerCapacity Capacity => capacity;

    /// <summary>The chosen recipe.</summary>
    public SaeRecipe Recipe => SaeRecipes.Find(Parameters.Recipe) ?? SaeRecipes.All[0];

    /// <summary>The chosen model.</summary>
    public ModelSummary Model => models.First(m => m.Name == Parameters.Model);

    /// <summary>The chosen corpus.</summary>
    public CorpusSummary Corpus => corpora.First(c => c.Name == Parameters.Corpus);

    /// <summary>Width of the chosen hook point.</summary>
    public int Width => Model.HookPoints.FirstOrDefault(h => h.Name == Parameters.HookPoint)?.Width ?? Model.DModel;

    /// <summary>Whether several hook points are read at once.</summary>
    public bool IsCrosscoder => Parameters.HookPoints is not null;

    /// <summary>Numbers per token that the features read, all hook points of a crosscoder together.</summary>
    public int Inputs => IsCrosscoder ? Model.HookPoints.Where(h => Parameters.HookPoints!.Contains(h.Name, StringComparer.Ordinal)).Sum(h => h.Width) : Width;

    /// <summary>All that is wrong, field by field.</summary>
    public IReadOnlyList<ParameterProblem> Problems => Parameters.Validate(Model, Corpus, capacity);

    /// <summary>Optimiser steps.</summary>
    public long Steps => Parameters.TrainTokens / Math.Max(1, Parameters.BatchSize);

    /// <summary>How often each token of the corpus is seen.</summary>
    public double Passes => (double)Parameters.TrainTokens / Math.Max(1, Corpus.Tokens);

    /// <summary>Chooses a model, and with it a hook point and a size that suit it; unknown names change nothing.</summary>
    /// <param name="name">Name of the model.</param>
    public void ChooseModel(string? name)
    {
        if (models.FirstOrDefault(m => m.Name == name) is not { } model)
            return;
        TrainSaeParameters fresh = TrainSaeParameters.Default(model, Parameters.Corpus);
        Parameters = Parameters with { Model = fresh.Model, HookPoint = fresh.HookPoint, DSae = fresh.DSae, Target = null, Skip = false, HookPoints = null };
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

    /// <summary>Chooses a corpus; unknown names change nothing.</summary>
    /// <param name="name">Name of the corpus.</param>
    public void ChooseCorpus(string? name)
    {
        if (corpora.Any(c => c.Name == name))
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
    /// <returns>False, with nothing changed, when its model or corpus is no longer offered.</returns>
    public bool TakeUp(TrainSaeParameters earlier)
    {
        if (!models.Any(m => m.Name == earlier.Model) || !corpora.Any(c => c.Name == earlier.Corpus))
            return false;
        Parameters = earlier;
        return true;
    }

    /// <summary>Changes anything else.</summary>
    /// <param name="change">The parameters changed.</param>
    public void Change(Func<TrainSaeParameters, TrainSaeParameters> change) => Parameters = change(Parameters);

    private static TrainSaeParameters First(IReadOnlyList<ModelSummary> models, IReadOnlyList<CorpusSummary> corpora)
    {
        var pairs = from model in models from corpus in corpora where corpus.TokenizerHash == model.TokenizerHash select (model, corpus);
        var (first, fits) = pairs.FirstOrDefault((models[0], corpora[0]));
        return TrainSaeParameters.Default(first, fits.Name);
    }
}
