using Interp.Domain.Library;

namespace Interp.Domain.Dictionaries;

/// <summary>Turns an example's token ids into text.</summary>
internal static class ShownWindows
{
    public static TokenWindow Of(FeatureExamples row, int example, Vocabulary vocabulary, string? source, string? kind, int reach = ShownPlaces.Reach)
    {
        var shown = ShownPlaces.Of(row, example, reach);
        return new(
            Array.ConvertAll(row.Tokens[shown.Range], vocabulary.Text), row.Activations[shown.Range], shown.Focus, row.Documents[example],
            source ?? string.Empty, kind ?? string.Empty, row.Positions[example], row.Repeated[example],
            row.LossEffects.Length == 0 ? null : row.LossEffects[shown.Range], example, shown.First);
    }
}
