using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Interp.Domain.Dictionaries;

/// <summary>The token texts of some files, numbered in order of first use; texts are kept just as the files spell them.</summary>
internal sealed class ImportVocabulary
{
    private readonly Dictionary<string, int> ids = new(StringComparer.Ordinal);

    /// <summary>Texts by id.</summary>
    public IEnumerable<string> Texts => ids.Keys;

    public int Size => ids.Count;

    /// <summary>Stands for these texts in this order, as a tokenizer's fingerprint does.</summary>
    public string Hash
    {
        get
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            foreach (var text in ids.Keys) hash.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{text.Length}:{text}")));
            return "imported-" + Convert.ToHexStringLower(hash.GetHashAndReset());
        }
    }

    public int Id(string text)
    {
        if (ids.TryGetValue(text, out var id)) return id;
        ids.Add(text, ids.Count);
        return ids.Count - 1;
    }
}
