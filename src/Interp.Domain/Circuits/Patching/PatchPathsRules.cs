using Interp.Abstractions.Circuits;
using Interp.Domain.Platform;

namespace Interp.Domain.Circuits;

/// <summary>What parameters of path patching must satisfy for their model and prompts.</summary>
internal static class PatchPathsRules
{
    private static readonly string[] Kinds = [PathReceiverSpec.Logits, PathReceiverSpec.Query, PathReceiverSpec.Key, PathReceiverSpec.Value];

    public static void Check(PatchPathsParameters p, ExperimentSubject subject, ParameterChecks check)
    {
        var model = subject.Model;
        if (p.Senders is not null) ExperimentHeads.Check("senders", p.Senders, model, check);
        check.That(!p.Mlps || model.HasMlp, "mlps", $"{model.Name} has no MLPs; leave mlps out.");
        Receivers(p, subject, check);
        ExperimentPositions.Check("senderPositions", p.SenderPositions, subject.Reading, check);
        ExperimentPositions.Check("receiverPositions", p.ReceiverPositions, subject.Reading, check);
        check.Values(p);
        ExperimentChoices.Check(p.Metric, p.Unit, check);
        if (check.Problems.Count == 0) Paths(p, subject, check);
    }

    private static void Receivers(PatchPathsParameters p, ExperimentSubject subject, ParameterChecks check)
    {
        check.That(p.Receivers is { Count: > 0 and <= 16 }, "receivers", "Name from 1 to 16 receivers: the logits, or queries (q), keys (k) or values (v) of heads.");
        foreach (var receiver in (p.Receivers ?? []).Take(16))
        {
            check.That(Kinds.Contains(receiver?.Kind, StringComparer.Ordinal), "receivers", $"Choose the kind of a receiver among {string.Join(", ", Kinds)}.");
            if (receiver?.Kind == PathReceiverSpec.Logits) check.That(p.Receivers!.Count == 1 && receiver.Heads is not { Count: > 0 }, "receivers", "The logits receive alone. Ask for the heads in an experiment of their own.");
            else if (receiver is not null) ExperimentHeads.Check("receivers", receiver.Heads, subject.Model, check);
        }
    }

    /// <summary>Some path must lead from a sender to a receiver.</summary>
    private static void Paths(PatchPathsParameters p, ExperimentSubject subject, ParameterChecks check)
    {
        var last = p.ToLogits ? subject.Model.Layers : p.Receivers.SelectMany(r => r.Heads!).Max(h => HeadName.Find(h)!.Value.Layer);
        var first = p.Senders is { } senders && !p.Mlps ? senders.Min(h => HeadName.Find(h)!.Value.Layer) : 0;
        check.That(first < last, "senders", $"No sender comes before a receiver: the first sends in layer {first}, the last receives in layer {last}. Choose earlier senders or later receivers.");
        IReadOnlyList<string> places = p.ToLogits ? ["END"] : p.ReceiverPositions;
        check.That(
            p.SenderPositions.Concat(places).Contains(ExperimentPositions.All, StringComparer.Ordinal) || p.SenderPositions.Intersect(places, StringComparer.Ordinal).Any(), "senderPositions",
            $"Senders are replaced at {string.Join(", ", p.SenderPositions)} and receivers read at {string.Join(", ", places)}; paths do not move between positions, so nothing could change. Choose a common role, or all.");
    }
}
