namespace Interp.Domain.Dictionaries;

/// <summary>A row of <c>dictionary_benchmarks</c>: a dictionary's newest measures.</summary>
public sealed class DictionaryBenchmark
{
    public int DictionaryId { get; init; }

    public Guid JobId { get; init; }

    public long Seed { get; init; }

    /// <summary>A <see cref="BenchmarkResult"/> as JSON.</summary>
    public required string Result { get; init; }

    public required string CodeVersion { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public double Seconds { get; init; }
}
