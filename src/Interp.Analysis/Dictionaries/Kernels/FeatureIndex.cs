namespace Interp.Analysis.Dictionaries;

/// <summary>The transpose of <see cref="ActivePairs"/>: for each latent the rows it is active on, in increasing order.</summary>
/// <param name="d_sae">Latents.</param>
/// <param name="channels">Further numbers of each pair.</param>
public sealed class FeatureIndex(int d_sae, int channels = 0)
{
    private readonly float[][] _channels = [.. Enumerable.Repeat(Array.Empty<float>(), channels)];
    private readonly int[] _offsets = new int[d_sae + 1];
    private int[] _rows = [];
    private float[] _values = [];
    private float[] _gradients = [];

    /// <summary>Rebuilds the index by a counting sort.</summary>
    /// <param name="rowStride">Row r of the pairs is row r · stride of the batch.</param>
    /// <param name="pairs">Active latents by row.</param>
    public void Build(ActivePairs pairs, int rowStride)
    {
        int count = pairs.Count;
        if (_rows.Length < count)
        {
            int capacity = (int)Math.Min(Array.MaxLength, count + (long)count / 4);
            _rows = new int[capacity];
            _values = new float[capacity];
            _gradients = new float[capacity];
            for (int channel = 0; channel < _channels.Length; channel++)
                _channels[channel] = new float[capacity];
        }
        Array.Clear(_offsets);
        foreach (int feature in pairs.Features)
            _offsets[feature + 1]++;
        for (int i = 0; i < d_sae; i++)
            _offsets[i + 1] += _offsets[i];
        Scatter(pairs, rowStride);
        // Scatter moved each start to the next latent's: move them back.
        Array.Copy(_offsets, 0, _offsets, 1, d_sae);
        _offsets[0] = 0;
    }

    /// <summary>Rows on which the latent is active.</summary>
    public ReadOnlySpan<int> Rows(int feature) => Slice<int>(_rows, feature);

    /// <summary>Its activation on those rows.</summary>
    public ReadOnlySpan<float> Values(int feature) => Slice<float>(_values, feature);

    /// <summary>∂loss/∂z on those rows.</summary>
    public ReadOnlySpan<float> Gradients(int feature) => Slice<float>(_gradients, feature);

    /// <summary>One of the further numbers on those rows.</summary>
    public ReadOnlySpan<float> Channel(int channel, int feature) => Slice<float>(_channels[channel], feature);

    private ReadOnlySpan<T> Slice<T>(T[] items, int feature) => items.AsSpan(_offsets[feature], _offsets[feature + 1] - _offsets[feature]);

    private void Scatter(ActivePairs pairs, int rowStride)
    {
        ReadOnlySpan<int> starts = pairs.RowOffsets, features = pairs.Features;
        ReadOnlySpan<float> values = pairs.Values, gradients = pairs.Gradients;
        for (int row = 0; row + 1 < starts.Length; row++)
        {
            for (int i = starts[row]; i < starts[row + 1]; i++)
            {
                int place = _offsets[features[i]]++;
                _rows[place] = row * rowStride;
                _values[place] = values[i];
                _gradients[place] = gradients[i];
                for (int channel = 0; channel < _channels.Length; channel++)
                    _channels[channel][place] = pairs.Channel(channel)[i];
            }
        }
    }
}
