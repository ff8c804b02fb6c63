using Interp.Abstractions.Circuits;
using Interp.Domain.Library;
using Interp.Domain.Platform;

namespace Interp.Domain.Circuits;

/// <summary>Heads by their names.</summary>
internal static class ExperimentHeads
{
    private const int Most = 4_096;

    /// <summary>Refuses what is no head of the model, and what is named twice.</summary>
    public static void Check(string field, IReadOnlyList<string>? heads, ModelSummary model, ParameterChecks check)
    {
        check.That(heads is { Count: > 0 and <= Most }, field, "Name at least one head, such as 9.6 for head 6 of layer 9.");
        var seen = new HashSet<HeadName>();
        foreach (var text in (heads ?? []).Take(Most))
        {
            var head = HeadName.Find(text);
            check.That(head is { } h && h.Layer < model.Layers && h.Head < model.Heads, field,
                $"'{text}' is no head of {model.Name}, which has layers 0 to {model.Layers - 1} with heads 0 to {model.Heads - 1}; write 0.1 for head 1 of layer 0.");
            check.That(head is null || seen.Add(head.Value), field, $"'{text}' is named twice; leave one out.");
            if (check.Problems.Count > 20) return;
        }
    }
}
