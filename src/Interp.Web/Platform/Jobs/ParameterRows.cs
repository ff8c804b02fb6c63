using System.Text.Json;
using Interp.Web.Components;

namespace Interp.Web.Platform;

/// <summary>A job's parameters as rows of names and values.</summary>
internal static class ParameterRows
{
    // What it is made from and of first, names and access last.
    private static readonly (string Key, string Name)[] Known =
    [
        ("sweep", "Sweep"), ("point", "Point"), ("base", "Shared"), ("points", "Points"), ("dashboards", "Dashboards"), ("dictionary", "Dictionary"), ("other", "Other dictionary"), ("control", "Control"), ("model", "Model"), ("corpus", "Corpus"), ("source", "Source"), ("path", "Path"), ("tokenizer", "Tokenizer"), ("hookPoint", "Hook point"),
        ("layers", "Layers"), ("dModel", "d_model"), ("heads", "Heads"), ("dMlp", "d_mlp"), ("context", "Context"),
        ("format", "Format"), ("formula", "Formula"), ("weights", "Files, SHA-256"), ("recipe", "Recipe"), ("dSae", "d_sae"), ("k", "k"), ("l1Coefficient", "Penalty λ"), ("targetL0", "Target L0"),
        ("tokens", "Tokens"), ("trainTokens", "Training tokens"), ("batchSize", "Batch size"), ("learningRate", "Learning rate"), ("centreInputs", "Mean taken away"), ("neighbours", "Neighbours"), ("minDist", "Least distance"), ("minClusterSize", "Least cluster"), ("seed", "Seed"),
        ("dashboardTokens", "Dashboard tokens"), ("evaluationTokens", "Evaluation tokens"),
        ("promptSet", "Prompts"), ("senders", "Senders"), ("mlps", "MLPs send"), ("receivers", "Receivers"), ("senderPositions", "Senders at"), ("receiverPositions", "Receivers at"),
        ("throughMlps", "MLPs on the way"), ("layerNorm", "Norms on the way"), ("sites", "Sites"), ("positions", "Positions"), ("replacement", "Replacement"), ("referencePrompts", "Reference prompts"),
        ("method", "Method"), ("steps", "Steps"), ("selection", "Selection"), ("top", "Exact values"), ("direction", "Direction"), ("metric", "Metric"), ("unit", "Unit"),
        ("name", "Name"), ("title", "Title"), ("visibility", "Visibility"), ("cohortId", "Cohort"),
    ];

    /// <summary>Every parameter that has a value; the database keeps no order, so unknown ones come last.</summary>
    /// <param name="json">A JSON object.</param>
    public static IReadOnlyList<(string Name, string Value)> Of(string json)
    {
        using var document = JsonDocument.Parse(json);
        if (document.RootElement.ValueKind != JsonValueKind.Object)
            return [];
        return
        [
            .. document.RootElement.EnumerateObject()
                .Where(p => p.Value.ValueKind != JsonValueKind.Null)
                .Select(p => (p.Value, Place: Array.FindIndex(Known, k => k.Key == p.Name), Key: p.Name))
                .OrderBy(p => p.Place < 0 ? Known.Length : p.Place)
                .Select(p => (p.Place < 0 ? p.Key : Known[p.Place].Name, Value(p.Value))),
        ];
    }

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
