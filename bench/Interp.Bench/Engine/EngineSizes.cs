namespace Interp.Bench.Engine;

/// <summary>How much of the benchmark is run.</summary>
/// <param name="Rounds">Interleaved rounds of each comparison.</param>
/// <param name="Steps">Of training in a round; the first is not timed.</param>
/// <param name="Batch">Contexts of a step.</param>
/// <param name="Vocabulary">Token ids of the model that is trained.</param>
internal sealed record EngineSizes(int Rounds, int Steps, int Batch, int Vocabulary)
{
    /// <summary>As many token ids as the bundled model has.</summary>
    internal static EngineSizes Full { get; } = new(5, 8, 16, 5000);

    /// <summary>Under a minute, and only good to see whether something broke.</summary>
    internal static EngineSizes Quick { get; } = new(3, 3, 4, 1000);
}
