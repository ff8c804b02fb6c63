using System.Text.Json.Serialization;

namespace Interp.Bench;

/// <summary>The one line that a benchmark prints.</summary>
/// <param name="Name">The benchmark.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="Code">The commit it was built from.</param>
/// <param name="Machine">What it ran on.</param>
/// <param name="Peer">What it was measured against; null where that is not installed.</param>
/// <param name="Figures">Numbers by key; a ratio is ours over the peer's, greater than 1 where ours is better.</param>
/// <param name="Skipped">Keys that could not be measured, and why.</param>
public sealed record BenchResult(
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("seconds")] double Seconds,
    [property: JsonPropertyName("code")] string Code,
    [property: JsonPropertyName("machine")] string Machine,
    [property: JsonPropertyName("peer")] string? Peer,
    [property: JsonPropertyName("figures")] IReadOnlyDictionary<string, double> Figures,
    [property: JsonPropertyName("skipped")] IReadOnlyList<Skipped> Skipped);
