namespace Interp.Analysis.Dictionaries;

/// <summary>
/// The active latents of successive rows (compressed sparse rows), each with its activation f and, once known, the
/// derivative of the loss by its pre-activation.
/// </summary>
/// <param name="channels">
/// Further numbers of each pair, for the recipe's own use: mostly the derivatives by its own parameters of the latent.
/// </param>
public sealed class ActivePairs(int channels = 0)
{
    private readonly float[][] _channels = [.. Enumerable.Repeat(Array.Empty<float>(), channels)];
    private int[] _offsets = [0];
    private int[] _features = [];
    private float[] _values = [];
    private float[] _gradients = [];

    /// <summary>Further numbers of each pair.</summary>
    public int Channels => _channels.Length;

    /// <summary>Rows added so far.</summary>
    public int RowCount { get; private set; }

    /// <summary>Pairs of all rows together.</summary>
    public int Count => _offsets[RowCount];

    /// <summary>Where each row begins, and the end: <c>[RowCount + 1]</c>.</summary>
    public ReadOnlySpan<int> RowOffsets => _offsets.AsSpan(0, RowCount + 1);

    /// <summary>Latent of each pair.</summary>
    public ReadOnlySpan<int> Features => _features.AsSpan(0, Count);

    /// <summary>Activation of each pair.</summary>
    public ReadOnlySpan<float> Values => _values.AsSpan(0, Count);

    /// <summary>∂loss/∂z of each pair.</summary>
    public Span<float> Gradients => _gradients.AsSpan(0, Count);

    /// <summary>One of the further numbers of each pair.</summary>
    public Span<float> Channel(int channel) => _channels[channel].AsSpan(0, Count);

    /// <summary>One row, to be read and written.</summary>
    public ActiveRow Row(int row)
    {
        int start = _offsets[row], length = _offsets[row + 1] - start;
        return new ActiveRow(_channels, start, _features.AsSpan(start, length), _values.AsSpan(start, length), _gradients.AsSpan(start, length));
    }

    /// <summary>Forgets all rows; the memory stays.</summary>
    public void Clear() => RowCount = 0;

    /// <summary>Adds one row. The gradients and the further numbers begin at 0.</summary>
    public void AddRow(ReadOnlySpan<int> features, ReadOnlySpan<float> values)
    {
        int start = Count;
        Reserve(RowCount + 1, checked(start + features.Length));
        features.CopyTo(_features.AsSpan(start));
        values.CopyTo(_values.AsSpan(start));
        _gradients.AsSpan(start, features.Length).Clear();
        foreach (float[] channel in _channels)
            channel.AsSpan(start, features.Length).Clear();
        _offsets[++RowCount] = start + features.Length;
    }

    /// <summary>Adds all rows of <paramref name="other"/>, gradients and further numbers included.</summary>
    public void Append(ActivePairs other)
    {
        int start = Count;
        Reserve(RowCount + other.RowCount, checked(start + other.Count));
        other.Features.CopyTo(_features.AsSpan(start));
        other.Values.CopyTo(_values.AsSpan(start));
        other.Gradients.CopyTo(_gradients.AsSpan(start));
        for (int channel = 0; channel < _channels.Length; channel++)
            other.Channel(channel).CopyTo(_channels[channel].AsSpan(start));
        for (int row = 1; row <= other.RowCount; row++)
            _offsets[RowCount + row] = start + other._offsets[row];
        RowCount += other.RowCount;
    }

    /// <summary>
    /// Drops pairs, before gradients and further numbers are known: those below <paramref name="bound"/>, and of those equal to
    /// it all but the first <paramref name="ties"/>.
    /// </summary>
    public void KeepAtLeast(float bound, int ties = int.MaxValue)
    {
        int written = 0, read = 0;
        for (int row = 0; row < RowCount; row++)
        {
            for (int end = _offsets[row + 1]; read < end; read++)
            {
                float value = _values[read];
                if (!(value >= bound) || (value == bound && ties-- <= 0))
                    continue;
                _features[written] = _features[read];
                _values[written++] = value;
            }
            _offsets[row + 1] = written;
        }
    }

    private void Reserve(int rows, int pairs)
    {
        if (_offsets.Length <= rows)
            Array.Resize(ref _offsets, Math.Max(rows + 1, _offsets.Length * 2));
        if (_features.Length >= pairs)
            return;
        int capacity = (int)Math.Min(Array.MaxLength, Math.Max(pairs, _features.Length * 2L));
        Array.Resize(ref _features, capacity);
        Array.Resize(ref _values, capacity);
        Array.Resize(ref _gradients, capacity);
        for (int channel = 0; channel < _channels.Length; channel++)
            Array.Resize(ref _channels[channel], capacity);
    }
}
