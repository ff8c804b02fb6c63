using System.Text;
using Interp.Analysis.Language;

namespace Interp.Analysis.Tests.Dictionaries;

/// <summary>A vocabulary given as byte strings; id = place in the list.</summary>
internal sealed class Pieces(params byte[][] pieces) : ITokenizer
{
    public int VocabularySize => pieces.Length;

    public int EndOfText => Array.FindIndex(pieces, p => p.Length == 0);

    public string Fingerprint => "test";

    public static Pieces Of(params string[] texts) => new([.. texts.Select(Encoding.UTF8.GetBytes)]);

    public ReadOnlySpan<byte> Bytes(int id) => pieces[id];

    public int[] Encode(string text) => throw new NotSupportedException("Tests give ids.");

    public string Decode(ReadOnlySpan<int> ids) => throw new NotSupportedException("Tests give ids.");
}
