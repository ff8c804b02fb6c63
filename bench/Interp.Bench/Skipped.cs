using System.Text.Json.Serialization;

namespace Interp.Bench;

/// <summary>A figure that was not measured.</summary>
public sealed record Skipped([property: JsonPropertyName("id")] string Id, [property: JsonPropertyName("why")] string Why);
