using System.Globalization;
using Interp.Analysis.Circuits;
using Interp.Analysis.Language;
using Interp.Domain.Circuits;
using Interp.Torch;
using Interp.Workers.Platform;

namespace Interp.Workers.Circuits;

/// <summary>Scores every head of a model by what it attends to, what it copies and what it is composed with.</summary>
internal sealed class ScoreHeadsJob(WorkerSettings settings, ExperimentLedger ledger) : IJobHandler
{
    /// <summary>Fewer names than these say nothing about copying.</summary>
    private const int LeastNames = 5;
    private const int Named = 5;

    public string Kind => ScoreHeadsParameters.Kind;

    public async Task<string> Run(JobRun run, CancellationToken cancellationToken)
    {
        var p = run.Parameters<ScoreHeadsParameters>();
        var folder = settings.ModelFolder(p.Model);
        var tokenizer = TokenizerFolder.Load(folder);
        int[] names = [.. SingleToken.Fitting(tokenizer, IoiNames.All).Select(name => SingleToken.Ids(tokenizer, " " + name)[0]).Distinct()];
        using var decoder = await ComputeThread.Run($"load {p.Model}", () => ModelFolder.Load(folder));
        var grids = new HeadGrids(decoder.Config, copies: names.Length >= LeastNames);
        var writer = await ledger.Begin(run, new ExperimentHeader(p.Model, grids.Heads) { Seed = p.Seed }, cancellationToken);
        var findings = await ComputeThread.Run($"score-heads {run.Job.Id}", () => Score(p, decoder, tokenizer.BeginningOfText, names, grids, writer, cancellationToken));
        return await writer.Complete(findings, cancellationToken);
    }

    private HeadFindings Score(ScoreHeadsParameters p, Decoder decoder, int beginning, int[] names, HeadGrids grids, ExperimentWriter writer, CancellationToken cancellationToken)
    {
        TorchThreads.Use(settings.Threads);
        var findings = new List<HeadFinding>();
        foreach (var table in Tables(p, decoder, beginning, names, writer, cancellationToken))
        {
            HeadGrids.Write(writer, findings.Count, table);
            findings.Add(new(grids.Heads[findings.Count].Name, table.Definition, [.. table.Ranked.Take(Named).Select(h => $"{h.Head} {Number(h.Value)}")]));
        }

        if (!grids.Composes) return new(FoldedNorm: false, findings);
        using var folded = FoldedNorms.Of(decoder);
        foreach (var kind in Enum.GetValues<CompositionKind>())
        {
            var table = CompositionScores.Compute(folded ?? decoder, kind, seed: p.Seed, cancellationToken: cancellationToken);
            grids.Write(writer, findings.Count, table);
            var definition = $"‖W_A W_B‖ / (‖W_A‖ ‖W_B‖) less {Number(table.Baseline)}, the same of random weights of these shapes";
            findings.Add(new(grids.Heads[findings.Count].Name, definition, [.. table.Strongest(Named).Select(pair => $"{pair.Earlier} → {pair.Later} {Number(pair.Value)}")]));
        }

        return new(folded is not null, findings);
    }

    private static IEnumerable<HeadTable> Tables(ScoreHeadsParameters p, Decoder decoder, int beginning, int[] names, ExperimentWriter writer, CancellationToken cancellationToken)
    {
        var drawn = RepeatedTokens.For(decoder.Config) with { Sequences = p.Sequences, Seed = p.Seed };
        // A model that was trained with a mark before each text looks at it when it has nothing to look at.
        if (beginning >= 0 && (2 * drawn.Period) + 1 <= decoder.Config.n_ctx) drawn = drawn with { BeginningToken = beginning };
        var told = new Telling<double>(share => writer.Preparing((long)(share * p.Sequences), p.Sequences));
        foreach (var table in HeadDetectors.Detect(decoder, drawn, told, cancellationToken)) yield return table;
        if (names.Length >= LeastNames) yield return CopyScores.OnTokens(decoder, names, new CopyOptions(), cancellationToken: cancellationToken);
    }

    private static string Number(double value) => value.ToString("0.000", CultureInfo.InvariantCulture);
}
