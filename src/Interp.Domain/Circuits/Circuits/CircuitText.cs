using System.Text.Json;
using Interp.Abstractions.Circuits;
using Interp.Domain.Platform;

namespace Interp.Domain.Circuits;

/// <summary>Nodes and edges as they stand in the database and in parameters of jobs.</summary>
internal static class CircuitText
{
    public static string Write<T>(IReadOnlyList<T> items) => JsonSerializer.Serialize(items, JobJson.Options);

    public static IReadOnlyList<T> Read<T>(string json) => JsonSerializer.Deserialize<List<T>>(json, JobJson.Options)!;

    /// <summary>The same nodes in the same order however they were given.</summary>
    public static IReadOnlyList<CircuitNode> InOrder(IEnumerable<CircuitNode> nodes) =>
        [.. nodes.OrderBy(n => HeadName.Find(n.Head) is { } head ? (head.Layer, head.Head) : (int.MaxValue, 0)).ThenBy(n => n.Role, StringComparer.Ordinal).ThenBy(n => n.Class, StringComparer.Ordinal)];
}
