using Interp.Analysis.Language;

namespace Interp.Analysis.Dictionaries;

/// <summary>
/// log P(token | class) - log P(token) for a class whose characters are independent and uniform over an alphabet:
/// 1/|alphabet| for each of them, 1e-10 for every other byte.
/// </summary>
internal sealed class AlphabetTable
{
    private const double ForeignCharacter = 1e-10;
    private readonly float[] _ratio;
    private readonly bool[] _pure;
    private readonly bool[] _neutral;

    public AlphabetTable(string alphabet, ITokenizer tokenizer, Unigram unigram, bool newlinesAreNeutral)
    {
        var vocabulary = unigram.VocabularySize;
        (_ratio, _pure, _neutral) = (new float[vocabulary], new bool[vocabulary], new bool[vocabulary]);
        for (var token = 0; token < vocabulary; token++)
        {
            var bytes = tokenizer.Bytes(token);
            var (known, newlines) = (0, 0);
            foreach (var value in bytes)
            {
                known += alphabet.Contains((char)value, StringComparison.Ordinal) ? 1 : 0;
                newlines += value is (byte)'\n' or (byte)'\r' ? 1 : 0;
            }

            _pure[token] = known > 0 && known == bytes.Length;
            _neutral[token] = newlinesAreNeutral && newlines > 0 && newlines == bytes.Length;

            // A special token has no bytes: it belongs to no string of the class.
            var foreign = bytes.IsEmpty ? 1 : bytes.Length - known;
            var log = (-known * Math.Log(alphabet.Length)) + (foreign * Math.Log(ForeignCharacter));
            _ratio[token] = _neutral[token] ? 0 : (float)(log - unigram.Log(token));
        }
    }

    /// <summary>The log ratio, in nats.</summary>
    public float Ratio(int token) => _ratio[token];

    /// <summary>Every byte is in the alphabet.</summary>
    public bool IsPure(int token) => _pure[token];

    /// <summary>A line break that neither breaks nor supports a string.</summary>
    public bool IsNeutral(int token) => _neutral[token];
}
