namespace Interp.Analysis.Circuits;

/// <summary>Which heads a run replaces: some nodes, or all heads at all positions but some nodes.</summary>
public sealed class KnockoutSet : IEquatable<KnockoutSet>
{
    private readonly string _key;

    private KnockoutSet(IEnumerable<HeadAt> nodes, bool keepsOnlyThese)
    {
        Nodes = [.. nodes.Distinct().OrderBy(n => n.Head.Layer).ThenBy(n => n.Head.Head).ThenBy(n => n.Role, StringComparer.Ordinal)];
        KeepsOnlyThese = keepsOnlyThese;
        _key = (keepsOnlyThese ? "all but " : "") + string.Join(", ", Nodes);
    }

    /// <summary>Replaces nothing: the model as it is.</summary>
    public static KnockoutSet Nothing { get; } = new([], keepsOnlyThese: false);

    /// <summary>In the order of layers, without repetitions.</summary>
    public IReadOnlyList<HeadAt> Nodes { get; }

    /// <summary>Everything outside of <see cref="Nodes"/> is replaced, rather than they.</summary>
    public bool KeepsOnlyThese { get; }

    /// <summary>M \ K: the model without these nodes.</summary>
    public static KnockoutSet Of(IEnumerable<HeadAt> nodes) => new(nodes, keepsOnlyThese: false);

    /// <summary>A circuit alone: every head at every position is replaced, but for these nodes.</summary>
    public static KnockoutSet AllBut(IEnumerable<HeadAt> nodes) => new(nodes, keepsOnlyThese: true);

    public bool Equals(KnockoutSet? other) => other is not null && string.Equals(_key, other._key, StringComparison.Ordinal);

    public override bool Equals(object? obj) => Equals(obj as KnockoutSet);

    public override int GetHashCode() => _key.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => _key.Length == 0 ? "nothing" : _key;
}
