
namespace Interp.Domain.Platform;

/// <summary>The kinds of job there are.</summary>
public static class JobKinds
{
    public const string TrainSae = "train-sae";
    public const string SweepSae = "sweep-sae";
    public const string PublishSweepPoint = "publish-sweep-point";
    public const string TrainLanguageModel = "train-language-model";
    public const string BuildCorpus = "build-corpus";
    public const string Autointerp = "autointerp";
    public const string MapDictionary = "map-dictionary";
    public const string CompareDictionaries = "compare-dictionaries";
    public const string BaselineDictionary = "baseline-dictionary";
    public const string BenchDictionary = "bench-dictionary";
    public const string ImportSae = "import-sae";
    public const string PatchPaths = "patch-paths";
    public const string PatchActivations = "patch-activations";
    public const string Attribute = "attribute";
    public const string EvaluateCircuit = "evaluate-circuit";
    public const string PruneCircuit = "prune-circuit";
    public const string ScoreHeads = "score-heads";
    public const string NameTraffic = "name-traffic";

    /// <summary>Every kind.</summary>
    public static IReadOnlyList<string> All { get; } = [TrainSae, SweepSae, PublishSweepPoint, TrainLanguageModel, BuildCorpus, MapDictionary, Autointerp, CompareDictionaries, BaselineDictionary, BenchDictionary, ImportSae, PatchPaths, PatchActivations, Attribute, EvaluateCircuit, PruneCircuit, ScoreHeads, NameTraffic];

    /// <summary>What one must at least be allowed to do to start a job of this kind; experiments that take long ask for more, as the rules of experiments say.</summary>
    public static Permission PermissionFor(string kind) => kind switch
    {
        TrainLanguageModel or BuildCorpus => Permission.Train,
        PatchPaths or PatchActivations or Attribute or EvaluateCircuit or PruneCircuit or ScoreHeads or NameTraffic => Permission.Infer,
        _ => Permission.Analyse,
    };
}
