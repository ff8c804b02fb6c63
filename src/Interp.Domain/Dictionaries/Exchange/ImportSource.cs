using System.Text.Json;
using System.Text.Json.Serialization;

namespace Interp.Domain.Dictionaries;

/// <summary>Where an imported dictionary comes from, as its files say; kept as JSON with the dictionary.</summary>
internal sealed record ImportSource(string ModelId, string Layer, string SaeSet, string Dataset, long Prompts, long TokensInPrompt, IReadOnlyList<ImportedFile> Files)
{
    /// <summary>For people; the files do not name a hook point.</summary>
    [JsonIgnore]
    public string HookPoint => $"layer {Layer}, {SaeSet}";

    /// <summary>Files of one dictionary agree on this.</summary>
    [JsonIgnore]
    public (string Model, string Layer, string Set) Dictionary => (ModelId, Layer, SaeSet);

    [JsonIgnore]
    public long Tokens => Prompts * TokensInPrompt;

    public static ImportSource Of(DashboardBatch batch)
    {
        var first = batch.Features![0]!;
        var layer = batch.Layer is { ValueKind: JsonValueKind.Number or JsonValueKind.String } given ? given.ToString() : "?";
        return new(
            batch.ModelId ?? "unknown model", layer.Length > 20 ? layer[..20] : layer, batch.SaeSet ?? "unknown set", first.Dataset ?? "unknown text",
            first.NPromptsTotal ?? 0, first.NTokensInPrompt ?? 0, []);
    }
}
