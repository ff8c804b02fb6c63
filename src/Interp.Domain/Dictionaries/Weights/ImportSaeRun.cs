namespace Interp.Domain.Dictionaries;

/// <summary>An import as the run of a training in which nothing is trained.</summary>
public static class ImportSaeRun
{
    /// <summary>Rows that only give the evaluation its mean activation.</summary>
    private const long Rows = 100_000;

    /// <summary>Parameters for harvest, evaluation, dashboards and publishing.</summary>
    /// <param name="import">The import.</param>
    /// <param name="usual">Any training's of the same model and corpus.</param>
    public static TrainSaeParameters Of(ImportSaeParameters import, TrainSaeParameters usual) => usual with
    {
        Model = import.Model, Corpus = import.Corpus, HookPoint = import.HookPoint, Recipe = import.HookPoints is null ? import.Formula : SaeRecipes.Crosscoder, DSae = import.DSae, K = import.K, L1Coefficient = null, TargetL0 = null,
        TrainTokens = Rows, Seed = import.Seed, DashboardTokens = import.DashboardTokens, EvaluationTokens = import.EvaluationTokens, Name = import.Name, Title = import.Title,
        Visibility = import.Visibility, CohortId = import.CohortId, Target = import.Target, Skip = false, HookPoints = import.HookPoints,
    };
}
