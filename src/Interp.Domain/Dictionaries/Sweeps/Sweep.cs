namespace Interp.Domain.Dictionaries;

/// <summary>Dictionaries trained side by side on the same activations; who may see it is the job's.</summary>
public sealed class Sweep
{
    /// <summary>Also the job's.</summary>
    public Guid Id { get; init; }

    public int ModelId { get; init; }

    public int CorpusId { get; init; }

    public required string HookPoint { get; init; }

    public int DIn { get; init; }

    /// <summary>Tokens that every point was trained on.</summary>
    public long TrainedTokens { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public required string CodeVersion { get; init; }

    public required string ModelHash { get; init; }

    public required string CorpusHash { get; init; }

    public required string TokenizerHash { get; init; }
}
