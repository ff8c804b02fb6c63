using System.Globalization;
using System.Text.Json;

namespace Interp.Domain.Dictionaries;

/// <summary>What a batch says once of all its features.</summary>
public sealed record ExportHeader(string ModelId, string Layer, string SaeSet, string Dataset, long Prompts, long TokensInPrompt)
{
    internal static ExportHeader Of(string dictionary, string hookPoint, string? importedFrom, string? model, string? corpus, long tokens, int context)
    {
        if (importedFrom is not null && JsonSerializer.Deserialize<ImportSource>(importedFrom, BatchJson.Options) is { } source)
            return new(source.ModelId, source.Layer, source.SaeSet, source.Dataset, source.Prompts, source.TokensInPrompt);
        return new(model ?? "unknown model", Layers(hookPoint), dictionary, corpus ?? "unknown text", tokens / context, context);
    }

    // blocks.3.mlp.hook_post is layer 3.
    private static string Layers(string hookPoint) =>
        hookPoint.Split('.') is ["blocks", var layer, ..] && int.TryParse(layer, NumberStyles.None, CultureInfo.InvariantCulture, out _) ? layer : "0";
}
