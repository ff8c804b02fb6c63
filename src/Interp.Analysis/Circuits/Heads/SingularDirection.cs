namespace Interp.Analysis.Circuits;

/// <summary>One direction that a head reads, and the one that it makes of it; both point where the most strongly read token lies.</summary>
/// <param name="Value">The singular value: how much longer what is written is than what is read.</param>
/// <param name="Reads">Tokens that lie farthest along what is read: of OV the value side, of QK the query side.</param>
/// <param name="ReadsAgainst">Tokens that lie farthest in its opposite.</param>
/// <param name="Writes">Tokens farthest along the other side: of OV those that it raises, of QK those that it finds.</param>
/// <param name="WritesAgainst">Tokens farthest in its opposite.</param>
public sealed record SingularDirection(
    double Value, IReadOnlyList<TokenWeight> Reads, IReadOnlyList<TokenWeight> ReadsAgainst, IReadOnlyList<TokenWeight> Writes, IReadOnlyList<TokenWeight> WritesAgainst);
