using System.Globalization;
using Interp.Analysis.Circuits;
using Interp.Analysis.Language;
using Interp.Domain.Circuits;
using Interp.Domain.Platform;
using Interp.Torch;
using Interp.Workers.Platform;

namespace Interp.Workers.Circuits;

/// <summary>Reads off which names each head looks at from the end, and which it writes there.</summary>
internal sealed class NameTrafficJob(WorkerSettings settings, ExperimentLedger ledger, PromptShelf prompts) : IJobHandler
{
    private const int Named = 5;

    public string Kind => NameTrafficParameters.Kind;

    public async Task<string> Run(JobRun run, CancellationToken cancellationToken)
    {
        var p = run.Parameters<NameTrafficParameters>();
        using var subject = await ExperimentSubject.Load(settings, prompts, p.Model, p.PromptSet, cancellationToken);
        var head = new ExperimentHeader(p.Model, Grids(subject.Decoder.Config)) { PromptSet = p.PromptSet, PromptsHash = subject.Prompts.Hash };
        var writer = await ledger.Begin(run, head, cancellationToken);
        var findings = await ComputeThread.Run($"name-traffic {run.Job.Id}", () => Read(subject, writer, cancellationToken));
        return await writer.Complete(findings, cancellationToken);
    }

    private NameTrafficFindings Read(ExperimentSubject subject, ExperimentWriter writer, CancellationToken cancellationToken)
    {
        TorchThreads.Use(settings.Threads);
        writer.Preparing(0, 1);
        NameTraffic traffic;
        try
        {
            traffic = NameTraffic.Of(subject.Decoder, subject.Prompts, cancellationToken);
        }
        catch (ArgumentException unfit)
        {
            throw new JobFailedException(unfit.Message, unfit);
        }

        // In the order of the grids.
        foreach (var (grid, table) in new[] { traffic.ToIo, traffic.ToS1, traffic.ToS2, traffic.WritesIo, traffic.WritesS }.Index())
            for (var layer = 0; layer < table.Count; layer++) writer.Row(grid, layer, Array.ConvertAll(table[layer], v => (float)v));
        return new(subject.Prompts.Count, Strongest(traffic.WritesIo, sign: 1), Strongest(traffic.WritesS, sign: 1), Strongest(traffic.WritesS, sign: -1));
    }

    private static List<string> Strongest(IReadOnlyList<double[]> table, int sign) =>
        [.. table.SelectMany((row, layer) => row.Select((value, head) => (Head: $"{layer}.{head}", Value: value))).Where(h => sign * h.Value > 0)
            .OrderByDescending(h => sign * h.Value).Take(Named).Select(h => string.Create(CultureInfo.InvariantCulture, $"{h.Head} {h.Value:0.00}"))];

    private static GridHeader[] Grids(DecoderConfig config)
    {
        string[] layers = [.. Enumerable.Range(0, config.n_layers).Select(Word)], heads = [.. Enumerable.Range(0, config.n_heads).Select(Word)];
        return
        [
            Looks(NameGridNames.ToIo, "Which heads look from END at the indirect object?"), Looks(NameGridNames.ToS1, "Which heads look from END at the first subject?"),
            Looks(NameGridNames.ToS2, "Which heads look from END at the second subject?"),
            Writes(NameGridNames.WritesIo, "Which heads write the indirect object?"), Writes(NameGridNames.WritesS, "Which heads write the subject, and which take it out?"),
        ];

        GridHeader Looks(string name, string title) => new(name, title, "mean attention", GridScale.Sequential, "layer", layers, "head", heads);

        GridHeader Writes(string name, string title) => new(name, title, "logits over a name not in the prompt", GridScale.Diverging, "layer", layers, "head", heads);
    }

    private static string Word(int number) => number.ToString(CultureInfo.InvariantCulture);
}
