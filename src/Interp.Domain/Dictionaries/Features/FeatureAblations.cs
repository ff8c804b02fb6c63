using Interp.Domain.Library;

namespace Interp.Domain.Dictionaries;

/// <summary>What taking a feature out of the whole context does to the next token, place by place of its examples.</summary>
/// <param name="Dictionary">Name of the dictionary.</param>
/// <param name="Index">Number of the feature.</param>
/// <param name="Computed">False when the run that made the dictionary did not compute it; then everything else is empty.</param>
/// <param name="PerPlace">Tokens on either side of each place.</param>
/// <param name="Tokens">The tokens named below.</param>
/// <param name="Places">Ascending; each is the place of the predicted token in the feature's examples: see <see cref="TokenWindow.Place"/>.</param>
/// <param name="Raised">Per place, <paramref name="PerPlace"/> places in <paramref name="Tokens"/>: whose logits the feature raises most.</param>
/// <param name="RaisedBy">Clean − ablated logit of each, above zero.</param>
/// <param name="Lowered">Likewise, whose logits it lowers most.</param>
/// <param name="LoweredBy">Clean − ablated logit of each, below zero.</param>
public sealed record FeatureAblations(
    string Dictionary,
    int Index,
    bool Computed,
    int PerPlace,
    TokenTable Tokens,
    int[] Places,
    int[] Raised,
    float[] RaisedBy,
    int[] Lowered,
    float[] LoweredBy)
{
    internal static FeatureAblations NotComputed(string dictionary, int index) =>
        new(dictionary, index, Computed: false, FeatureAblationRow.PerPlace, new TokenTableBuilder().Build(), [], [], [], [], []);
}
