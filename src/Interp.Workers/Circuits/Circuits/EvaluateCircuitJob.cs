using Interp.Abstractions.Circuits;
using Interp.Analysis.Circuits;
using Interp.Analysis.Language;
using Interp.Domain.Circuits;
using Interp.Torch;
using Interp.Workers.Platform;

namespace Interp.Workers.Circuits;

/// <summary>Tests a circuit with everything outside of it knocked out: faithfulness, completeness, minimality.</summary>
internal sealed class EvaluateCircuitJob(WorkerSettings settings, ExperimentLedger ledger, PromptShelf prompts) : IJobHandler
{
    public string Kind => EvaluateCircuitParameters.Kind;

    public async Task<string> Run(JobRun run, CancellationToken cancellationToken)
    {
        var p = run.Parameters<EvaluateCircuitParameters>();
        using var subject = await ExperimentSubject.Load(settings, prompts, p.Model, p.PromptSet, cancellationToken);
        var made = await prompts.Find(p.PromptSet, p.Model, cancellationToken);
        var plan = p.Edges ? new CircuitEdgePlan(CircuitChoices.Of(p.Nodes).Nodes, subject.Prompts) : null;
        var grids = new CircuitGrids(p, plan);
        var writer = await ledger.Begin(run, new ExperimentHeader(p.Model, grids.Heads) { PromptSet = p.PromptSet, PromptsHash = subject.Prompts.Hash, Seed = p.Seed }, cancellationToken);
        var findings = await ComputeThread.Run($"evaluate-circuit {run.Job.Id}", () =>
        {
            using var known = KnownMeans.Open(run.Folder, writer.Identity);
            return Evaluate(p, subject, Reference(p, made, subject, cancellationToken), plan, grids, writer, known, cancellationToken);
        });
        return await writer.Complete(findings, cancellationToken);
    }

    private static PromptBatch? Reference(EvaluateCircuitParameters p, PromptsQuestion made, ExperimentSubject subject, CancellationToken cancellationToken)
    {
        if (p.Ablation is AblationKind.Zero or AblationKind.Twin) return null;
        // People's pairs are all there is of their kind; a generator makes others that have nothing to do with those measured.
        if (made.Source != PromptSource.Ioi) return subject.Prompts;
        var pairs = IoiMeans.Make(IoiWords.Standard.Fitting(subject.Tokenizer), p.Seed, p.PerTemplate, made.Parameters.Template);
        return new PromptEncoder(subject.Tokenizer, subject.Decoder.Config.n_ctx, made.Parameters.Beginning).Batch(pairs, cancellationToken);
    }

    private CircuitFindings Evaluate(EvaluateCircuitParameters p, ExperimentSubject subject, PromptBatch? reference, CircuitEdgePlan? plan, CircuitGrids grids, ExperimentWriter writer, KnownMeans known, CancellationToken cancellationToken)
    {
        TorchThreads.Use(settings.Threads);
        writer.Preparing(0, 1);
        try
        {
            using var values = ReplacementValues.Of(subject.Decoder, subject.Prompts, reference, p.Ablation, p.Seed, cancellationToken);
            using var runs = new KnockoutRuns(subject.Decoder, subject.Prompts, values);
            writer.Preparing(1, 1);
            var testing = new CircuitTesting(p, runs, grids, writer, known);
            if (plan is { Inputs.Count: > 0 }) Edges(testing, subject, plan, cancellationToken);
            return testing.Run(subject.Prompts.Count, reference?.Count ?? 0, values.SmallestGroup, cancellationToken);
        }
        catch (Exception refused) when (refused is InvalidOperationException or ArgumentException)
        {
            throw new JobFailedException(refused.Message, refused);
        }
    }

    private static void Edges(CircuitTesting testing, ExperimentSubject subject, CircuitEdgePlan plan, CancellationToken cancellationToken)
    {
        try
        {
            using var edges = new CircuitEdgeSweep(subject.Decoder, plan);
            testing.Edges(edges, plan, cancellationToken);
        }
        catch (ArgumentException constant)
        {
            throw new JobFailedException($"{constant.Message} Or leave the edges out of the test.", constant);
        }
    }
}
