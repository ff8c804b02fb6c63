using Interp.Analysis.Language;

namespace Interp.Analysis.Dictionaries;

/// <summary>Deals the documents of each class to two halves.</summary>
public static class DocumentHalves
{
    /// <summary>
    /// Shuffles the documents of each class by <paramref name="seed"/> and gives each to the half that holds fewer of the class'
    /// tokens so far, so that both halves hold the same mix.
    /// </summary>
    /// <returns>The half of each document, by its index.</returns>
    public static Dictionary<int, HeldOutHalf> Split(IEnumerable<CorpusDocument> documents, int seed)
    {
        var halves = new Dictionary<int, HeldOutHalf>();
        foreach (var group in documents.GroupBy(d => d.Class, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var shuffled = group.OrderBy(d => d.Index).ToArray();
            new Random(seed).Shuffle(shuffled);
            var (selection, scoring) = (0L, 0L);
            foreach (var document in shuffled)
            {
                var toSelection = selection <= scoring;
                halves[document.Index] = toSelection ? HeldOutHalf.Selection : HeldOutHalf.Scoring;
                if (toSelection)
                    selection += document.Length;
                else
                    scoring += document.Length;
            }
        }

        return halves;
    }
}
