using System.Text;

namespace Interp.Analysis.Language;

/// <summary>The text that a corpus' own tokenizer learns from.</summary>
public static class TokenizerSample
{
    /// <summary>
    /// Training documents of about <paramref name="bytes"/> in all. The square root of a class' size is its share, so that rare classes (another
    /// script, a genome) get tokens of their own without outweighing common text. Held-out text is never looked at.
    /// </summary>
    public static IReadOnlyList<string> Take(IReadOnlyList<TextDocument> documents, long bytes)
    {
        ArgumentNullException.ThrowIfNull(documents);
        var classes = documents
            .Where(d => d.Split == CorpusSplit.Train)
            .GroupBy(d => d.Class, StringComparer.Ordinal)
            .OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => (Texts: g.Select(d => d.Text).ToList(), Bytes: g.Sum(d => (long)Encoding.UTF8.GetByteCount(d.Text))))
            .ToList();
        var whole = classes.Sum(c => Math.Sqrt(c.Bytes));
        var sample = new List<string>();
        foreach (var (texts, size) in classes)
        {
            var left = bytes * Math.Sqrt(size) / whole;
            foreach (var text in texts)
            {
                if (left <= 0)
                {
                    break;
                }

                left -= Encoding.UTF8.GetByteCount(text);
                sample.Add(text);
            }
        }

        return sample;
    }
}
