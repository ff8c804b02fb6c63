namespace Interp.Analysis.Dictionaries;

/// <summary>
/// Maximum and count for each (token, feature) pair that occurs: an open-addressing table, 16 bytes a slot, at most two thirds full.
/// Pairs are bounded by the non-zero activations of the pass and by <c>d_vocab · d_sae</c>.
/// </summary>
internal sealed class TokenFeatureTable
{
    private const long Free = -1;
    private long[] _keys = NewKeys(1 << 12);
    private float[] _max = new float[1 << 12];
    private int[] _counts = new int[1 << 12];
    private int _used;

    public int Count => _used;

    public void Add(int token, int feature, float value)
    {
        if (_used >= _keys.Length / 3 * 2)
            Grow();

        var slot = Slot(((long)token << 32) | (uint)feature);
        if (_counts[slot]++ == 0)
            _used++;
        _max[slot] = Math.Max(_max[slot], value);
    }

    /// <summary>
    /// The pairs in order of token, then falling maximum, then feature; for each token only the
    /// <paramref name="perToken"/> features with the highest maxima, which is what a search can show.
    /// </summary>
    public IEnumerable<TokenFeature> Strongest(int perToken)
    {
        var pairs = new TokenFeature[_used];
        var next = 0;
        for (var slot = 0; slot < _keys.Length; slot++)
        {
            if (_keys[slot] != Free)
                pairs[next++] = new TokenFeature((int)(_keys[slot] >> 32), (int)_keys[slot], _max[slot], _counts[slot]);
        }

        Array.Sort(pairs, static (a, b) =>
        {
            var order = a.Token.CompareTo(b.Token);
            if (order == 0)
                order = b.MaxActivation.CompareTo(a.MaxActivation);
            return order != 0 ? order : a.Feature.CompareTo(b.Feature);
        });
        return Limit(pairs, perToken);
    }

    private static IEnumerable<TokenFeature> Limit(TokenFeature[] pairs, int perToken)
    {
        var (token, taken) = (-1, 0);
        foreach (var pair in pairs)
        {
            if (pair.Token != token)
                (token, taken) = (pair.Token, 0);
            if (taken++ < perToken)
                yield return pair;
        }
    }

    private int Slot(long key)
    {
        var mask = _keys.Length - 1;
        var slot = (int)(((ulong)key * 0x9E3779B97F4A7C15) >> 32) & mask;
        while (_keys[slot] != key)
        {
            if (_keys[slot] == Free)
            {
                _keys[slot] = key;
                return slot;
            }

            slot = (slot + 1) & mask;
        }

        return slot;
    }

    private void Grow()
    {
        var (keys, max, counts) = (_keys, _max, _counts);
        _keys = NewKeys(keys.Length * 2);
        _max = new float[_keys.Length];
        _counts = new int[_keys.Length];
        for (var old = 0; old < keys.Length; old++)
        {
            if (keys[old] == Free)
                continue;
            var slot = Slot(keys[old]);
            (_max[slot], _counts[slot]) = (max[old], counts[old]);
        }
    }

    private static long[] NewKeys(int capacity)
    {
        var keys = new long[capacity];
        Array.Fill(keys, Free);
        return keys;
    }
}
