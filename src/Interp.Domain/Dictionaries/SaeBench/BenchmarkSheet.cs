using System.Text.Json;
using System.Text.Json.Serialization;
using Interp.Domain.Platform;
using Microsoft.EntityFrameworkCore;

namespace Interp.Domain.Dictionaries;

/// <summary>A dictionary's SAEBench measures with where they come from.</summary>
/// <param name="Result">The measures.</param>
/// <param name="Seed">Of every choice of text.</param>
/// <param name="CodeVersion">Commit of the worker that measured.</param>
/// <param name="CreatedAt">When.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="JobId">The job that measured.</param>
public sealed record BenchmarkSheet(BenchmarkResult Result, long Seed, string CodeVersion, DateTimeOffset CreatedAt, double Seconds, Guid JobId)
{
    /// <summary>Null while it has not been measured.</summary>
    internal static async Task<BenchmarkSheet?> Of(InterpDbContext db, int dictionary, CancellationToken cancellationToken)
    {
        var row = await db.DictionaryBenchmarks.AsNoTracking().SingleOrDefaultAsync(b => b.DictionaryId == dictionary, cancellationToken);
        return row is null ? null : new(JsonSerializer.Deserialize<BenchmarkResult>(row.Result, JobJson.Options)!, row.Seed, row.CodeVersion, row.CreatedAt, row.Seconds, row.JobId);
    }
}

/// <summary>The first-letter task (Chanin et al. 2024, arXiv 2409.14507).</summary>
/// <param name="Share">Mean over letters of the absorbed share, lower is better; null where the model does not carry the task.</param>
/// <param name="Letters">Letters that a linear probe on the activations tells.</param>
/// <param name="OfLetters">Letters that were asked for.</param>
/// <param name="Words">Words of the vocabulary.</param>
/// <param name="Summary">All of it in a sentence, with the reason where there is no share.</param>
public sealed record BenchmarkAbsorption(double? Share, int Letters, int OfLetters, int Words, string Summary);

/// <summary>The core measures, over the held-out text as it is.</summary>
/// <param name="L0">Active features per token.</param>
/// <param name="ExplainedVariance">1 − FVU.</param>
/// <param name="CosineSimilarity">Between x and x̂.</param>
/// <param name="CeScore">Loss recovered against zero-ablation; null where zeros do no harm.</param>
/// <param name="KlScore">The same of the divergence from the model's own predictions.</param>
/// <param name="L2Ratio">‖x̂‖ ÷ ‖x‖.</param>
/// <param name="Dead">Features that never fired.</param>
/// <param name="Tokens">Tokens that were read.</param>
public sealed record BenchmarkCore(double L0, double ExplainedVariance, double CosineSimilarity, double? CeScore, double? KlScore, double L2Ratio, int Dead, long Tokens);

/// <summary>How well one class of text is told from the others; chance is ½.</summary>
/// <param name="Class">The class.</param>
/// <param name="Texts">Held-out texts of it; as many others were set against them.</param>
/// <param name="Accuracy">Of a logistic probe on the best 1, 2 and 5 features.</param>
/// <param name="Activations">Of a probe on all raw activations.</param>
/// <param name="Features">The features that were ranked first.</param>
public sealed record BenchmarkProbe(string Class, int Texts, IReadOnlyDictionary<int, double> Accuracy, double Activations, IReadOnlyList<int> Features);

/// <summary>SAEBench's measures of a dictionary (Karvonen et al. 2025, arXiv 2503.09532), as far as they need no further data sets.</summary>
/// <param name="Core">On held-out text.</param>
/// <param name="Probing">Class by class of the corpus.</param>
/// <param name="LeftOut">Classes with too few texts for a probe.</param>
/// <param name="Absorption">Of the first-letter task.</param>
public sealed record BenchmarkResult(BenchmarkCore Core, IReadOnlyList<BenchmarkProbe> Probing, IReadOnlyList<string> LeftOut, BenchmarkAbsorption Absorption)
{
    /// <summary>Mean over the classes of the accuracy of probes on so many features; null where no class could be probed.</summary>
    /// <param name="features">1, 2 or 5.</param>
    public double? Probed(int features) => Probing.Count == 0 ? null : Probing.Average(p => p.Accuracy[features]);

    /// <summary>The same of probes on all raw activations: the baseline.</summary>
    [JsonIgnore]
    public double? ProbedActivations => Probing.Count == 0 ? null : Probing.Average(p => p.Activations);
}
