using System.Text.Json;
using Interp.Web.Formats;

namespace Interp.Web.Jobs;

/// <summary>A job's parameters as rows of names and values.</summary>
internal static class ParameterRows
{
    /// <summary>Every parameter that has a value, in the order in which they are stored.</summary>
    /// <param name="json">A JSON object.</param>
    public static IReadOnlyList<(string Name, string Value)> Of(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.ValueKind != JsonValueKind.Object
            ? []
            : [.. document.RootElement.EnumerateObject().Where(p => p.Value.ValueKind != JsonValueKind.Null).Select(p => (Name(p.Name), Value(p.Value)))];
    }

    private static string Name(string name) => name switch
    {
        "model" => "Model",
        "corpus" => "Corpus",
        "hookPoint" => "Hook point",
        "recipe" => "Recipe",
        "dSae" => "d_sae",
        "dModel" => "d_model",
        "dMlp" => "d_mlp",
        "l1Coefficient" => "L1 coefficient",
        "trainTokens" => "Training tokens",
        "batchSize" => "Batch size",
        "learningRate" => "Learning rate",
        "seed" => "Seed",
        "dashboardTokens" => "Dashboard tokens",
        "evaluationTokens" => "Evaluation tokens",
        "name" => "Name",
        "title" => "Title",
        "visibility" => "Visibility",
        "cohortId" => "Cohort",
        "layers" => "Layers",
        "heads" => "Heads",
        "context" => "Context",
        "source" => "Source",
        "path" => "Path",
        "tokenizer" => "Tokenizer",
        _ => name,
    };

    private static string Value(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        // Other numbers stay as they were written: a parameter is never rounded.
        JsonValueKind.Number when value.TryGetInt64(out var whole) => Numbers.Count(whole),
        JsonValueKind.True => "yes",
        JsonValueKind.False => "no",
        _ => value.GetRawText(),
    };
}
