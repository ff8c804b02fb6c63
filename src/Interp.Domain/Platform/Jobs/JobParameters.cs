using System.Text.Json;
using System.Text.Json.Nodes;

namespace Interp.Domain.Platform;

/// <summary>Reads parameters that came from outside.</summary>
internal static class JobParameters
{
    /// <summary>Submitted values over defaults, as the kind's record.</summary>
    /// <exception cref="InvalidParametersException">A value has the wrong type or a name is unknown.</exception>
    public static T Read<T>(JsonElement submitted, T defaults)
        where T : class
    {
        RequireObject(submitted);
        var merged = JsonSerializer.SerializeToNode(defaults, JobJson.Options)!.AsObject();
        // Those that are null may be left out of what is written, yet can be given.
        string[] known = [.. JobJson.Options.GetTypeInfo(typeof(T)).Properties.Where(p => p.Set is not null).Select(p => p.Name)];
        var unknown = submitted.EnumerateObject().Select(p => p.Name).Where(n => !known.Contains(n, StringComparer.Ordinal)).ToArray();
        if (unknown.Length > 0)
            throw new InvalidParametersException([.. unknown.Select(n => new ParameterProblem(n, $"There is no such parameter. The parameters are: {string.Join(", ", known)}."))]);
        foreach (var property in submitted.EnumerateObject()) merged[property.Name] = JsonNode.Parse(property.Value.GetRawText());
        try
        {
            return merged.Deserialize<T>(JobJson.Options)!;
        }
        catch (JsonException exception)
        {
            var field = exception.Path?.TrimStart('$', '.') is { Length: > 0 } path ? path : "parameters";
            throw new InvalidParametersException([new(field, "This value has the wrong type; see /openapi/v1.json for what is expected.")]);
        }
    }

    /// <summary>A string member that must be there before defaults can be worked out.</summary>
    public static string? Text(JsonElement submitted, string name)
    {
        RequireObject(submitted);
        return submitted.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
    }

    /// <exception cref="InvalidParametersException">It is something else.</exception>
    public static void RequireObject(JsonElement submitted)
    {
        if (submitted.ValueKind != JsonValueKind.Object)
            throw new InvalidParametersException([new("parameters", "Give a JSON object.")]);
    }
}
