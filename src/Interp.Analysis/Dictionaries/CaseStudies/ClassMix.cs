using Interp.Analysis.Language;

namespace Interp.Analysis.Dictionaries;

/// <summary>How much text of each class two sets of documents hold.</summary>
public static class ClassMix
{
    /// <summary>Share of the tokens of <paramref name="documents"/> that each class has.</summary>
    public static Dictionary<string, double> Shares(IEnumerable<CorpusDocument> documents)
    {
        var tokens = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var document in documents)
            tokens[document.Class] = tokens.GetValueOrDefault(document.Class) + document.Length;
        var total = tokens.Values.Sum();
        return tokens.ToDictionary(pair => pair.Key, pair => pair.Value / total, StringComparer.Ordinal);
    }

    /// <summary>The weight of a held-out token of each class that restores the training mix: train share over held-out share.</summary>
    public static Dictionary<string, double> NaturalWeights(IEnumerable<CorpusDocument> train, IEnumerable<CorpusDocument> heldOut)
    {
        var natural = Shares(train);
        return Shares(heldOut).ToDictionary(pair => pair.Key, pair => natural.GetValueOrDefault(pair.Key) / pair.Value, StringComparer.Ordinal);
    }
}
