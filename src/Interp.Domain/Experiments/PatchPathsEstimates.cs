using Interp.Domain.Models;
using Interp.Domain.Prompts;

namespace Interp.Domain.Experiments;

/// <summary>What path patching takes: two plain runs, each sender's change through every later MLP, and for receiving heads the rest of the model from their layer on.</summary>
internal static class PatchPathsEstimates
{
    private const int RowsAtOnce = 4096;

    public static ExperimentCost Of(PatchPathsParameters p, ModelSummary model, PromptReading reading)
    {
        var work = ExperimentArithmetic.Of(model, reading);
        var receiving = p.ToLogits ? [] : p.Receivers.SelectMany(r => r.Heads ?? []).Select(HeadLabel.Find).OfType<HeadLabel>().Select(h => h.Layer).ToList();
        var last = p.ToLogits ? model.Layers : receiving.DefaultIfEmpty(model.Layers).Max();
        var senders = Senders(p, model).Where(layer => layer < last).ToList();
        double places = Places(p.ToLogits ? ["END"] : p.ReceiverPositions, reading);
        var evaluations = p.ThroughMlps == PathPartChoice.Freeze ? 0 : senders.Sum(layer => (double)(last - layer)) * reading.Count * places;
        var writes = senders.Distinct().Count() * reading.Count * places * 2.0 * model.DModel * model.Heads * model.DHead;
        var again = receiving.Count == 0 ? 0 : senders.Count * (double)reading.Count * Again(p.ReceiverPositions, reading) * (model.Layers - receiving.Min()) * work.BlockToken;
        var operations = (2 * work.Pass) + (evaluations * work.MlpToken) + writes + again
            + work.Logits(p.Metric == ExperimentMetric.LogitDifference ? 0 : (double)senders.Count * reading.Count);
        var rows = Math.Min(RowsAtOnce, (double)senders.Count * reading.Count * places);
        var bytes = work.HeadOutputs + (work.Residual * 4 * model.Layers) + (senders.Count * reading.Count * places * model.DModel * sizeof(float))
            + (rows * (model.DModel + (2.0 * model.DMlp)) * sizeof(float)) + (receiving.Count == 0 ? 0 : 8 * work.Residual);
        return work.Cost(operations, bytes);
    }

    /// <summary>The layer of each sender.</summary>
    public static IReadOnlyList<int> Senders(PatchPathsParameters p, ModelSummary model)
    {
        var heads = p.Senders is { } named
            ? named.Select(HeadLabel.Find).OfType<HeadLabel>().Select(h => h.Layer)
            : Enumerable.Range(0, model.Layers).SelectMany(layer => Enumerable.Repeat(layer, model.Heads));
        return [.. heads, .. p.Mlps ? Enumerable.Range(0, model.Layers) : []];
    }

    /// <summary>Tokens of a prompt that are run again: those from the first patched one on. Where other roles stand is not known here; in the middle is taken.</summary>
    private static double Again(IReadOnlyList<string> positions, PromptReading reading) =>
        positions.Contains(ExperimentPositions.All, StringComparer.Ordinal) ? reading.Length : positions.All(p => p == "END") ? 1 : reading.Length / 2.0;

    private static int Places(IReadOnlyList<string> positions, PromptReading reading) => positions.Contains(ExperimentPositions.All, StringComparer.Ordinal) ? reading.Length : positions.Count;
}
