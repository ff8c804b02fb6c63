using Interp.Domain.Platform;

namespace Interp.Web.Circuits;

/// <summary>The kinds of experiment that have a form.</summary>
public static class ExperimentKinds
{
    /// <summary>In the order they are offered.</summary>
    public static IReadOnlyList<ExperimentKind> All { get; } =
    [
        new(JobKinds.PatchPaths, "Paths", "Which heads act directly on the logits, or on the queries, keys and values of other heads?"),
        new(JobKinds.PatchActivations, "Activations", "Where in the model, and at which position, does what the answer rests on lie?"),
        new(JobKinds.Attribute, "Attribution", "What do gradients say of every activation or edge at once, and are they right about the strongest?"),
        new(JobKinds.NameTraffic, "Names", "Of two names in a prompt: which heads look at which, and which do they write?"),
    ];

    /// <summary>Null for a kind that has no form here.</summary>
    public static ExperimentKind? Find(string? kind) => All.FirstOrDefault(k => string.Equals(k.Kind, kind, StringComparison.Ordinal));
}
