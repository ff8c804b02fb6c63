using System.Text;
using Interp.Analysis.Language;

namespace Interp.Analysis.Tests.Language;

/// <summary>All bytes by value, 256 as the end of text, then one id per merge in the order given.</summary>
internal static class TinyVocabulary
{
    /// <summary>Merges are written <c>left right</c> in ASCII.</summary>
    public static BytePairVocabulary Of(params string[] merges)
    {
        var pieces = Enumerable.Range(0, 256).Select(value => new[] { (byte)value }).Append([]).ToList();
        var rules = new List<Merge>();
        foreach (var merge in merges)
        {
            var halves = merge.Split(' ');
            rules.Add(new(Find(halves[0]), Find(halves[1]), pieces.Count));
            pieces.Add(Encoding.ASCII.GetBytes(halves[0] + halves[1]));
        }

        return new(pieces, rules, new Dictionary<int, string> { [256] = "<|endoftext|>" }, new(256, 256));

        int Find(string piece) => pieces.FindIndex(bytes => bytes.AsSpan().SequenceEqual(Encoding.ASCII.GetBytes(piece)));
    }
}
