using Interp.Domain.Platform;

namespace Interp.Domain.Library;

/// <summary>A tokenised corpus in the data folder.</summary>
public sealed class Corpus : IShared
{
    public int Id { get; init; }

    public required string Name { get; init; }

    public required string Title { get; set; }

    public long Tokens { get; set; }

    public long Documents { get; set; }

    public required string Hash { get; set; }

    public required string TokenizerHash { get; set; }

    public Visibility Visibility { get; set; }

    public int? CohortId { get; set; }

    public Guid? OwnerId { get; set; }
}
