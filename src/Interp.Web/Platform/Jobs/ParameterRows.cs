using System.Text.Json;
using Interp.Domain.Platform;
using Interp.Web.Components;

namespace Interp.Web.Platform;

/// <summary>A job's parameters as rows of names and values.</summary>
internal static class ParameterRows
{
    /// <summary>Every parameter that has a value, in the order of its kind; the database keeps no order, so those that the kind does not know come last.</summary>
    /// <param name="kind">The job's kind.</param>
    /// <param name="json">A JSON object.</param>
    public static IReadOnlyList<(string Name, string Value)> Of(JobDescription kind, string json)
    {
        using var document = JsonDocument.Parse(json);
        if (document.RootElement.ValueKind != JsonValueKind.Object)
            return [];
        var known = kind.Parameters.ToList();
        return
        [
            .. document.RootElement.EnumerateObject()
                .Where(p => p.Value.ValueKind != JsonValueKind.Null)
                .Select(p => (p.Name, p.Value, Place: known.FindIndex(k => k.Name == p.Name)))
                .OrderBy(p => p.Place < 0 ? known.Count : p.Place)
                .Select(p => (p.Place < 0 ? p.Name : known[p.Place].Label, Value(p.Value))),
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
