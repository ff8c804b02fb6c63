using Interp.Domain.Platform;

namespace Interp.Domain.Library;

/// <summary>A language model in the models folder.</summary>
public sealed class Model : IShared
{
    public int Id { get; init; }

    public required string Name { get; init; }

    public required string Title { get; set; }

    public int Layers { get; set; }

    public int DModel { get; set; }

    public int DMlp { get; set; }

    public int Heads { get; set; }

    /// <summary>Key and value heads.</summary>
    public int KvHeads { get; set; }

    public int DHead { get; set; }

    public int Context { get; set; }

    public int VocabularySize { get; set; }

    public int VocabularyId { get; set; }

    public required string WeightsHash { get; set; }

    public Visibility Visibility { get; set; }

    public int? CohortId { get; set; }

    public Guid? OwnerId { get; set; }

    public List<HookPoint> HookPoints { get; init; } = [];
}
