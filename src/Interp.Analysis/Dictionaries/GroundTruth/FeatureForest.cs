namespace Interp.Analysis.Dictionaries;

/// <summary>
/// Trees over the first features, numbered level by level: the roots first, then all children of the first root, and so on.
/// Since probabilities fall with the number, parents are more probable than their children.
/// </summary>
internal sealed class FeatureForest
{
    private readonly SynthSaeBenchOptions _options;
    private readonly int[] _levelStarts;

    public FeatureForest(SynthSaeBenchOptions options)
    {
        _options = options;
        _levelStarts = new int[options.Depth + 2];
        for (int level = 0, width = options.Roots; level <= options.Depth; level++, width *= options.Branching)
            _levelStarts[level + 1] = _levelStarts[level] + width;
    }

    /// <summary>Features in trees; the others have neither parent nor children.</summary>
    public int Nodes => _levelStarts[^1];

    public static long NodesOf(SynthSaeBenchOptions options)
    {
        long nodes = 0;
        double width = options.Roots;
        for (int level = 0; level <= options.Depth && nodes <= int.MaxValue; level++, width *= options.Branching)
            nodes += (long)Math.Min(width, int.MaxValue);
        return nodes;
    }

    /// <summary>The first of a feature's consecutive children, or −1.</summary>
    public int FirstChild(int feature)
    {
        int level = Level(feature);
        return level >= 0 && level < _options.Depth ? _levelStarts[level + 1] + (feature - _levelStarts[level]) * _options.Branching : -1;
    }

    /// <summary>A feature's parent, or −1.</summary>
    public int Parent(int feature)
    {
        int level = Level(feature);
        return level > 0 ? _levelStarts[level - 1] + (feature - _levelStarts[level]) / _options.Branching : -1;
    }

    private int Level(int feature)
    {
        if (feature >= Nodes)
            return -1;
        int level = 0;
        while (feature >= _levelStarts[level + 1])
            level++;
        return level;
    }
}
