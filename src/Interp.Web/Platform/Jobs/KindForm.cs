using System.Text.Json;
using System.Text.Json.Nodes;
using Interp.Domain.Platform;
using Interp.Web.Components;

namespace Interp.Web.Platform;

/// <summary>The form that is made from what a kind of job says of itself.</summary>
/// <param name="Kind">What is asked for.</param>
/// <param name="Typed">As it was typed, or as a link asks for.</param>
/// <param name="Sent">Whether the form itself was sent: then a box that is not ticked was left so.</param>
public sealed record KindForm(JobDescription Kind, JobForm Typed, bool Sent)
{
    private static readonly char[] Between = [',', ';', '\n', '\r', '\t'];

    /// <summary>What people are asked for, in groups.</summary>
    public IEnumerable<IGrouping<string?, JobParameter>> Groups => Kind.Parameters.Where(p => p.Asked).GroupBy(p => p.Group, StringComparer.Ordinal);

    /// <summary>Names of the fields, which show their own problems.</summary>
    public IReadOnlyList<string> Fields => [.. Kind.Parameters.Where(p => p.Asked).Select(p => p.Name)];

    /// <summary>Whether a box is ticked now.</summary>
    public bool Ticked(JobParameter box) => Sent || Typed[box.Name].Length > 0 ? Typed.Ticked(box.Name) : box.Default == "true";

    /// <summary>The line below a field: what it is, its range, its unit.</summary>
    public static string? Hint(JobParameter parameter)
    {
        var range = string.Join(' ', new[] { parameter.Bounds?.Words(Written), parameter.Unit }.OfType<string>());
        return string.Join("; ", new[] { parameter.Help, range }.Where(part => !string.IsNullOrEmpty(part))) is { Length: > 0 } hint ? hint : null;
    }

    /// <summary>The parameters; what was left empty takes its default, and what has the wrong form goes on as it was typed, to be refused with its name.</summary>
    public JsonElement Parameters()
    {
        var json = new JsonObject();
        foreach (var parameter in Kind.Parameters.Where(p => p.Asked))
        {
            if (parameter is { Type: JobParameterType.Box, Optional: false }) json[parameter.Name] = Ticked(parameter);
            else if (Typed[parameter.Name].Trim() is { Length: > 0 } typed) json[parameter.Name] = Value(parameter.Type, typed);
        }

        return JsonSerializer.SerializeToElement(json);
    }

    private static JsonNode? Value(JobParameterType type, string typed) => type switch
    {
        JobParameterType.Whole or JobParameterType.Number => JobForm.Number(typed),
        JobParameterType.Box => typed == "true",
        JobParameterType.List => new JsonArray([.. typed.Split(Between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(word => (JsonNode)word)]),
        JobParameterType.Json => Json(typed),
        _ => typed,
    };

    private static JsonNode? Json(string typed)
    {
        try
        {
            return JsonNode.Parse(typed);
        }
        catch (JsonException)
        {
            return typed;
        }
    }

    private static string Written(double number) => double.IsInteger(number) ? Numbers.Count((long)number) : Numbers.Plain(number);
}
