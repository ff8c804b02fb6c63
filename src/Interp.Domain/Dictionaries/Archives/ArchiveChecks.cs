using System.Diagnostics.CodeAnalysis;
using Interp.Abstractions.Dictionaries;

namespace Interp.Domain.Dictionaries;

/// <summary>What the rows of an archive must satisfy before they come near the database.</summary>
/// <param name="header">Already checked.</param>
/// <param name="vocabularySize">Token ids are below it.</param>
internal sealed class ArchiveChecks(ArchiveHeader header, int vocabularySize)
{
    private readonly HashSet<int> _features = [];
    private readonly HashSet<int> _tokens = [];

    /// <exception cref="ArchiveException">Something does not fit.</exception>
    public ArchivedFeature Feature(ArchivedFeature line)
    {
        Must(line.Feature is not null, "A line of features", "it names no feature");
        var f = line.Feature;
        var what = $"Feature {f.Index}";
        Must(f.Index >= 0 && f.Index < header.DSae && _features.Add(f.Index), what, $"indexes go once each from 0 to {header.DSae - 1}");
        Must(f.Fired >= 0 && f.Density is >= 0 and <= 1 && float.IsFinite(f.MaxActivation), what, "its counts are not numbers");
        Must((f.State == FeatureState.Dead) == (f.Fired == 0), what, "a feature is dead exactly when it never fired");
        Must(Histogram(f.ActivationEdges, f.ActivationCounts) && Histogram(f.LogitEdges, f.LogitCounts), what, "a histogram has one edge more than bins");
        Must(Same(f.PositiveTokens, f.PositiveLogits) && Same(f.NegativeTokens, f.NegativeLogits), what, "its logits are not as many as their tokens");
        Must(Same(f.Neurons, f.NeuronValues) && Same(f.Neurons, f.NeuronShares), what, "its neurons do not fit their values");
        Must(Same(f.CorrelatedNeurons, f.CorrelatedPearson) && Same(f.CorrelatedNeurons, f.CorrelatedCosine), what, "its correlated neurons do not fit their values");
        Must(f.PositiveTokens.Concat(f.NegativeTokens).All(IsToken) && (f.TopToken is null || IsToken(f.TopToken.Value)), what, "a token is outside the vocabulary");
        if (line.Examples is { } examples) Examples(f, examples, what);
        if (line.Ablations is { } ablations) Ablations(line, ablations, what);
        return line;
    }

    /// <exception cref="ArchiveException">Something does not fit.</exception>
    public ArchivedToken Token(ArchivedToken line)
    {
        var what = $"Token {line.Token}";
        Must(IsToken(line.Token) && _tokens.Add(line.Token), what, $"tokens come once each and are below {vocabularySize}");
        Must(line is { Features: not null, MaxActivations: not null, Counts: not null }, what, "it lacks its arrays");
        Must(line.Features.Length == line.MaxActivations.Length && line.Features.Length == line.Counts.Length, what, "its arrays differ in length");
        Must(line.Features.All(f => f >= 0 && f < header.DSae) && line.Features.Distinct().Count() == line.Features.Length, what, "a feature is unknown or named twice");
        Must(line.MaxActivations.All(float.IsFinite) && line.Counts.All(c => c >= 0), what, "an activation or count is not a number");
        return line;
    }

    private void Examples(Feature f, FeatureExamples e, string what)
    {
        var (count, places) = (e.Groups.Length, (long)e.Groups.Length * e.Window);
        Must(e.Feature == f.Index && e.Window is > 0 and <= 1025 && e.Window % 2 == 1, what, "its examples belong elsewhere or their window is not an odd number of tokens");
        Must(e.Documents.Length == count && e.Positions.Length == count && e.Repeated.Length == count && e.Groups.All(g => g is >= 0 and <= 12), what, "its examples do not fit together");
        Must(e.Tokens.Length == places && e.Activations.Length == places && (e.LossEffects.Length == 0 || e.LossEffects.Length == places), what, "its windows do not fit its examples");
        Must(e.Tokens.All(t => t == -1 || IsToken(t)) && e.Activations.All(float.IsFinite), what, "a window holds an unknown token or an activation that is not a number");
    }

    private void Ablations(ArchivedFeature line, FeatureAblationRow a, string what)
    {
        var entries = a.Places.Length * FeatureAblationRow.PerPlace;
        Must(a.Feature == line.Feature.Index && line.Examples is not null, what, "its ablations belong elsewhere");
        Must(a.RaisedTokens.Length == entries && a.Raised.Length == entries && a.LoweredTokens.Length == entries && a.Lowered.Length == entries, what, "its ablations do not fit together");
        Must(a.Places.All(p => p >= 0 && p < line.Examples!.Tokens.Length) && a.RaisedTokens.Concat(a.LoweredTokens).All(IsToken), what, "an ablation names an unknown place or token");
    }

    private static bool Histogram(float[] edges, int[] counts) => counts.Length == 0 ? edges.Length == 0 : edges.Length == counts.Length + 1;

    private static bool Same(int[] tokens, float[] values) => tokens.Length == values.Length && values.All(float.IsFinite);

    private bool IsToken(int token) => token >= 0 && token < vocabularySize;

    private static void Must([DoesNotReturnIf(false)] bool holds, string what, string otherwise)
    {
        if (!holds) throw new ArchiveException($"{what}: {otherwise}. The archive is damaged or was made by something else.");
    }
}
