using Interp.Domain.Library;

namespace Interp.Domain.Dictionaries;

/// <summary>Makes the answer about ablations from a row.</summary>
internal static class AblationTable
{
    public static FeatureAblations Of(string dictionary, FeatureAblationRow row, Vocabulary vocabulary)
    {
        var table = new TokenTableBuilder();
        var raised = Array.ConvertAll(row.RaisedTokens, id => table.Place(vocabulary.Text(id)));
        var lowered = Array.ConvertAll(row.LoweredTokens, id => table.Place(vocabulary.Text(id)));
        return new(dictionary, row.Feature, Computed: true, FeatureAblationRow.PerPlace, table.Build(), row.Places, raised, row.Raised, lowered, row.Lowered);
    }
}
