using System.Runtime.InteropServices;

namespace Interp.Analysis.Dictionaries;

/// <summary>One letter: the probe's direction, the latents that stand for it, and what became of its words.</summary>
internal sealed class LetterQuestion
{
    private const int MostMainLatents = 10;
    private const double LeastGain = 0.03;
    private readonly LetterWords _words;
    private readonly SparseAutoencoder _sae;
    private readonly bool[] _labels;
    private readonly bool[] _test;
    private readonly double[] _direction;

    /// <param name="words">All words.</param>
    /// <param name="sae">The dictionary.</param>
    /// <param name="labels">Which begin with the letter.</param>
    /// <param name="test">Which are kept from every fit.</param>
    public LetterQuestion(LetterWords words, SparseAutoencoder sae, bool[] labels, bool[] test)
    {
        (_words, _sae, _labels, _test) = (words, sae, labels, test);
        double[] train = Rows(words.Activations, sae.d_in, false), held = Rows(words.Activations, sae.d_in, true);
        ProbeF1 = BinaryProbe.Score(train, Labels(false), held, Labels(true)).F1;
        _direction = LogisticRegression.Fit(train, Labels(false)).Weights.ToArray();
        double norm = Math.Sqrt(_direction.Sum(x => x * x));
        for (int i = 0; i < _direction.Length && norm > 0; i++)
            _direction[i] /= norm;
    }

    /// <summary>How well the activations say the letter of words that were not fitted to.</summary>
    public double ProbeF1 { get; }

    /// <summary>Mean over the letter's test words of the absorbed share; 0 where no word of the letter was kept.</summary>
    public double Absorption()
    {
        int[] main = MainLatents();
        ReadOnlySpan<float> decoder = MemoryMarshal.Cast<byte, float>(_sae.W_dec.bytes);
        double[] projections = new double[_sae.d_sae], cosines = new double[_sae.d_sae];
        for (int latent = 0; latent < _sae.d_sae; latent++)
        {
            double inner = 0, squares = 0;
            for (int i = 0; i < _sae.d_in; i++)
            {
                inner += decoder[latent * _sae.d_in + i] * _direction[i];
                squares += (double)decoder[latent * _sae.d_in + i] * decoder[latent * _sae.d_in + i];
            }
            projections[latent] = inner;
            cosines[latent] = squares > 0 ? inner / Math.Sqrt(squares) : 0;
        }
        double sum = 0;
        int count = 0;
        for (int word = 0; word < _labels.Length; word++)
        {
            if (!_labels[word] || !_test[word])
                continue;
            double of = 0;
            for (int i = 0; i < _sae.d_in; i++)
                of += _words.Activations[word * _sae.d_in + i] * _direction[i];
            sum += AbsorbedShare.Of(_words.Codes.FeaturesOf(word), _words.Codes.ValuesOf(word), main, projections, cosines, of);
            count++;
        }
        return count > 0 ? sum / count : 0;
    }

    /// <summary>Latents in the order of their difference between the letter's words and the others, as long as each makes the probe's F1 rise enough.</summary>
    private int[] MainLatents()
    {
        double[] dense = new double[checked(_labels.Length * _sae.d_sae)];
        for (int word = 0; word < _labels.Length; word++)
        {
            for (int i = 0; i < _words.Codes.FeaturesOf(word).Length; i++)
                dense[word * _sae.d_sae + _words.Codes.FeaturesOf(word)[i]] = _words.Codes.ValuesOf(word)[i];
        }
        int[] ranked = SparseProbing.Rank(Rows(dense, _sae.d_sae, false), Labels(false));
        double before = 0;
        int kept = 0;
        for (int count = 1; count <= Math.Min(MostMainLatents, ranked.Length); count++)
        {
            double[] chosen = SparseProbing.Columns(dense, _sae.d_sae, ranked[..count]);
            double score = BinaryProbe.Score(Rows(chosen, count, false), Labels(false), Rows(chosen, count, true), Labels(true)).F1;
            if (count > 1 && score <= before + LeastGain)
                break;
            (before, kept) = (score, count);
        }
        return ranked[..kept];
    }

    private bool[] Labels(bool test) => [.. _labels.Where((_, word) => _test[word] == test)];

    private double[] Rows(double[] rows, int d, bool test) =>
        [.. Enumerable.Range(0, _labels.Length).Where(word => _test[word] == test).SelectMany(word => rows.AsSpan(word * d, d).ToArray())];
}
