using Interp.Abstractions.Circuits;
using Interp.Domain.Library;

namespace Interp.Domain.Circuits;

/// <summary>What path patching takes: two plain runs, each sender's change through every later MLP, and for receiving heads the rest of the model from their layer on.</summary>
internal static class PatchPathsEstimates
{
    private const int SendersRowsAtOnce = 1280;
    private const int RowsAtOnce = 2048;

    public static ExperimentCost Of(PatchPathsParameters p, ModelSummary model, PromptReading reading)
    {
        var work = ExperimentArithmetic.Of(model, reading);
        var receiving = p.ToLogits ? [] : p.Receivers.SelectMany(r => r.Heads ?? []).Select(HeadName.Find).OfType<HeadName>().Select(h => h.Layer).ToList();
        var last = p.ToLogits ? model.Layers : receiving.DefaultIfEmpty(model.Layers).Max();
        var senders = Senders(p, model).Where(layer => layer < last).ToList();
        double places = Places(p.ToLogits ? ["END"] : p.ReceiverPositions, reading);
        var evaluations = p.ThroughMlps == PathPart.Freeze ? 0 : senders.Sum(layer => (double)(last - layer)) * reading.Count * places;
        var writes = senders.Distinct().Count() * reading.Count * places * 2.0 * model.DModel * model.Heads * model.DHead;
        var again = receiving.Count == 0 ? 0 : senders.Count * (double)reading.Count * Again(p.ReceiverPositions, reading) * (model.Layers - receiving.Min()) * work.BlockToken;
        var operations = (2 * work.Pass) + (evaluations * work.MlpToken) + writes + again
            + work.Logits(p.Metric == MetricKind.LogitDifference ? 0 : (double)senders.Count * reading.Count);
        return work.Holding(operations, Kept(p, work, senders, last, receiving, places) + work.Memory.Metrics(p.Metric) + Math.Max(work.Memory.Plain, Sweep(p, work, senders.Count, receiving.Count, places)));
    }

    // Of both plain runs: senders' outputs and what MLPs read and write where changes are followed; for receiving heads also what the runs from there on begin with.
    private static double Kept(PatchPathsParameters p, ExperimentArithmetic work, List<int> senders, int last, List<int> receiving, double places)
    {
        var memory = work.Memory;
        var followed = work.Prompts * places;
        var through = p.ThroughMlps == PathPart.Freeze || !work.Model.HasMlp ? 0 : last - senders.DefaultIfEmpty(last).Min();
        var kept = followed * ((senders.Distinct().Count() * 2 * memory.Heads) + ((through + (p.Mlps ? work.Model.Layers : 0)) * 2 * memory.Stream));
        if (receiving.Count == 0) return kept + (followed * memory.Stream);
        var before = All(p) ? 0 : (work.Model.Layers - receiving.Min()) * 2 * memory.Keys;
        // What is read at two sets of positions is kept whole.
        var whole = receiving.Min() < last ? memory.Rows : Window(p, work);
        return kept + (followed * memory.Stream * receiving.Distinct().Count()) + (memory.Rows * (memory.Stream + before)) + (whole * (memory.Stream + memory.Heads));
    }

    // Of one group of senders: their changes, a step through an MLP, and the runs from the receivers on.
    private static double Sweep(PatchPathsParameters p, ExperimentArithmetic work, int senders, int receivers, double places)
    {
        var memory = work.Memory;
        double followed = work.Prompts * places, rows = ExperimentMemory.Together(senders * followed, SendersRowsAtOnce, followed);
        var follow = Math.Max(memory.Answer(Math.Min(rows, RowsAtOnce)) + (receivers == 0 ? 0 : 2 * followed * memory.Stream), followed * ((2 * memory.Heads) + memory.Stream))
            + (p.Mlps ? 5 * followed * memory.Stream : 0);
        var read = memory.Reading(rows / places, p.Metric);
        if (receivers == 0) return (rows * memory.Stream * 1.25) + Math.Max(follow, (rows * memory.Stream) + read);

        var window = Window(p, work);
        var together = ExperimentMemory.Together(rows / followed * window, RowsAtOnce, window);
        var again = (together * 2 * memory.Stream) + (window * memory.Stream) + memory.Suffix(together, All(p));
        return (rows * ((1.25 * memory.Stream) + (receivers * work.Model.DHead)))
            + Math.Max(follow, Math.Max((rows * 3 * memory.Stream) + (followed * memory.Stream), (rows / places * memory.Stream) + Math.Max(again, read)));
    }

    // Where other roles stand than END is not known here: all that a change can reach is counted.
    private static double Window(PatchPathsParameters p, ExperimentArithmetic work) => work.Prompts * (double)(p.ReceiverPositions.All(r => r == "END") ? 1 : work.Length);

    private static bool All(PatchPathsParameters p) => p.ReceiverPositions.Contains(ExperimentPositions.All, StringComparer.Ordinal);

    /// <summary>The layer of each sender.</summary>
    public static IReadOnlyList<int> Senders(PatchPathsParameters p, ModelSummary model)
    {
        var heads = p.Senders is { } named
            ? named.Select(HeadName.Find).OfType<HeadName>().Select(h => h.Layer)
            : Enumerable.Range(0, model.Layers).SelectMany(layer => Enumerable.Repeat(layer, model.Heads));
        return [.. heads, .. p.Mlps ? Enumerable.Range(0, model.Layers) : []];
    }

    /// <summary>Tokens of a prompt that are run again: those from the first patched one on. Where other roles stand is not known here; in the middle is taken.</summary>
    private static double Again(IReadOnlyList<string> positions, PromptReading reading) =>
        positions.Contains(ExperimentPositions.All, StringComparer.Ordinal) ? reading.Length : positions.All(p => p == "END") ? 1 : reading.Length / 2.0;

    private static int Places(IReadOnlyList<string> positions, PromptReading reading) => positions.Contains(ExperimentPositions.All, StringComparer.Ordinal) ? reading.Length : positions.Count;
}
