namespace Interp.Analysis.Dictionaries;

/// <summary>Keeps the highest (or lowest) values offered, best first; among equal values the earlier row stays.</summary>
/// <remarks>At twenty entries a sorted array is cheaper than a heap: almost every offer fails the first comparison.</remarks>
internal sealed class ExtremeList(int capacity, bool highest)
{
    private readonly ActivationAt[] _items = new ActivationAt[capacity];
    private int _count;

    public ReadOnlySpan<ActivationAt> Items => _items.AsSpan(0, _count);

    /// <summary>Offers a value; rows must come in increasing order.</summary>
    public void Offer(float value, int row)
    {
        if (_count == _items.Length && !Better(value, _items[_count - 1].Value))
            return;

        var place = _count < _items.Length ? _count++ : _count - 1;
        while (place > 0 && Better(value, _items[place - 1].Value))
        {
            _items[place] = _items[place - 1];
            place--;
        }

        _items[place] = new ActivationAt(value, row);
    }

    private bool Better(float value, float than) => highest ? value > than : value < than;
}
