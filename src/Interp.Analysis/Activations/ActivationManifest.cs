namespace Interp.Analysis.Activations;

/// <summary>What an activation store holds and where it came from: stores with equal manifests hold equal rows.</summary>
/// <param name="ModelHash">SHA-256 of the model's configuration and weights.</param>
/// <param name="CorpusHash">SHA-256 of the tokenised corpus.</param>
/// <param name="HookPoint">E.g. <c>blocks.0.mlp.hook_post</c>.</param>
/// <param name="ContextLength">Tokens of each context the model read.</param>
/// <param name="SkippedToken">Rows at this token are left out (the end-of-text id), or -1.</param>
/// <param name="Seed">Of the choice of contexts and of the order of rows.</param>
/// <param name="Rows">Activations stored.</param>
/// <param name="d_in">Entries of a row.</param>
/// <param name="Precision">How a number is stored.</param>
public sealed record ActivationManifest(
    string ModelHash,
    string CorpusHash,
    string HookPoint,
    int ContextLength,
    int SkippedToken,
    long Seed,
    long Rows,
    int d_in,
    ActivationPrecision Precision)
{
    /// <summary>Bytes of one stored number.</summary>
    public int NumberSize => Precision == ActivationPrecision.Float32 ? sizeof(float) : sizeof(ushort);

    /// <summary>Bytes of the rows on disk.</summary>
    public long Bytes => checked(Rows * d_in * NumberSize);

    /// <summary>Whether row i of both stores belongs to the same token, whatever the hook points.</summary>
    public bool HasSameTokens(ActivationManifest other) =>
        this with { HookPoint = other.HookPoint, d_in = other.d_in, Precision = other.Precision } == other;
}
