namespace Interp.Domain.Circuits;

/// <summary>The ways of attributing by gradients.</summary>
public static class AttributionMethodNames
{
    /// <summary>To activations: attribution patching.</summary>
    public const string Nodes = "nodes";

    /// <summary>To edges, the gradient on the clean run: EAP.</summary>
    public const string Eap = "eap";

    /// <summary>To edges, mean over embeddings between corrupted and clean: EAP-IG (inputs).</summary>
    public const string IntegratedInputs = "eap-ig-inputs";

    /// <summary>To edges, mean over outputs of each source between corrupted and clean: EAP-IG (activations).</summary>
    public const string IntegratedActivations = "eap-ig-activations";

    /// <summary>To edges, mean of the clean and the corrupted run.</summary>
    public const string CleanCorrupted = "clean-corrupted";

    /// <summary>All, the quickest first.</summary>
    public static IReadOnlyList<string> All { get; } = [Nodes, Eap, CleanCorrupted, IntegratedInputs, IntegratedActivations];

    /// <summary>Whether it takes a number of steps.</summary>
    public static bool IsIntegrated(string method) => method is IntegratedInputs or IntegratedActivations;
}
