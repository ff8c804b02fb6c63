namespace Interp.Analysis.Dictionaries;

/// <summary>A uniform random sample of fixed size from a stream of unknown length (Vitter's algorithm R), the same for the same seed.</summary>
internal sealed class Reservoir(int capacity, ulong seed)
{
    private ActivationAt[] _items = [];
    private ulong _state = seed;
    private long _seen;

    public ReadOnlySpan<ActivationAt> Items => _items.AsSpan(0, (int)Math.Min(_seen, capacity));

    public void Offer(float value, int row)
    {
        var place = _seen++;
        if (place >= capacity)
        {
            place = (long)Math.BigMul(NextRandom(), (ulong)_seen, out _);
            if (place >= capacity)
                return;
        }
        else if (place == _items.Length)
        {
            // Rare features never need the whole capacity, so it grows with the hits.
            Array.Resize(ref _items, Math.Min(capacity, Math.Max(16, 2 * _items.Length)));
        }

        _items[place] = new ActivationAt(value, row);
    }

    /// <summary>SplitMix64: one addition and three mixing steps, enough for choosing places.</summary>
    private ulong NextRandom()
    {
        _state += 0x9E3779B97F4A7C15;
        return Mix(_state);
    }

    /// <summary>A seed for stream <paramref name="stream"/> that shares nothing visible with its neighbours'.</summary>
    public static ulong SeedFor(int seed, int stream) => Mix(Mix((ulong)(uint)seed) + (ulong)(uint)stream);

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
