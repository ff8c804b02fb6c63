using Interp.Domain.Circuits;
using Interp.Domain.Platform;
using Interp.Web.Components;

namespace Interp.Web.Circuits;

/// <summary>What each layer's heads and MLP add to a logit difference, as a heat-map.</summary>
internal static class PartsPicture
{
    /// <param name="parts">The logit difference taken apart.</param>
    /// <param name="layers">Layers of the model.</param>
    /// <param name="heads">Heads of a layer.</param>
    /// <param name="link">Where a head leads, by layer and head.</param>
    public static HeatmapPicture Of(LogitParts parts, int layers, int heads, Func<int, int, string> link)
    {
        string[] columns = [.. Enumerable.Range(0, heads).Select(h => Numbers.Plain(h)), .. Kinds(parts)];
        var rows = Enumerable.Range(0, layers).Select(_ => Enumerable.Repeat(float.NaN, columns.Length).ToArray()).ToArray();
        foreach (var part in parts.Parts)
            if (part.Layer is { } layer) rows[layer][part.Head ?? Array.IndexOf(columns, Kind(part))] = (float)part.Value;
        return new("By layer and head", "logits", GridScale.Diverging, "layer", [.. Enumerable.Range(0, layers).Select(l => Numbers.Plain(l))], "head", columns, rows)
        {
            Name = (layer, column) => column < heads ? $"head {LabAddress.HeadWord((layer, column))}" : $"{columns[column]} {layer}",
            Link = (layer, column) => column < heads ? link(layer, column) : null,
            LinkWords = "Show its attention",
        };
    }

    private static IEnumerable<string> Kinds(LogitParts parts) =>
        parts.Parts.Where(p => p is { Layer: not null, Head: null }).Select(Kind).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    // b_O 3 → b_O.
    private static string Kind(LogitPart part) => part.Name.Split(' ')[0];
}
