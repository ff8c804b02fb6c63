using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Interp.Domain.Platform;
using Microsoft.AspNetCore.Http;

namespace Interp.Web.Platform;

/// <summary>Parameters of a job as they are typed into a form of a static page; what was left empty takes its default.</summary>
/// <param name="Value">A field by its name; null or empty where nothing was typed.</param>
public sealed record JobForm(Func<string, string?> Value)
{
    /// <summary>A field as it was typed.</summary>
    public string this[string name] => Value(name) ?? string.Empty;

    /// <summary>Whether a box is ticked.</summary>
    public bool Ticked(string name) => this[name] is "true" or "on";

    /// <summary>What was sent, or what a link asks for.</summary>
    public static JobForm Of(HttpContext? http) => http switch
    {
        { Request.HasFormContentType: true } => new(name => http.Request.Form[name].ToString()),
        { } asked => new(name => asked.Request.Query[name].ToString()),
        _ => new(_ => null),
    };

    /// <summary>The parameters; a number that is none goes on as it was typed, to be refused with its name.</summary>
    /// <param name="texts">Fields that are texts.</param>
    /// <param name="numbers">Fields that are numbers.</param>
    /// <param name="boxes">Fields that are ticked or not.</param>
    public JsonElement Parameters(IEnumerable<string> texts, IEnumerable<string> numbers, IEnumerable<string> boxes)
    {
        var json = new JsonObject();
        foreach (var name in texts.Where(n => this[n].Trim().Length > 0)) json[name] = this[name].Trim();
        foreach (var name in numbers.Where(n => this[n].Trim().Length > 0)) json[name] = Number(this[name].Trim());
        foreach (var name in boxes) json[name] = Ticked(name);
        return JsonSerializer.SerializeToElement(json);
    }

    /// <summary>Submits them.</summary>
    /// <returns>The job's address, or all that is wrong.</returns>
    public static async Task<(string? Address, IReadOnlyList<ParameterProblem> Problems)> Submit(JobCommands jobs, Viewer viewer, string kind, JsonElement parameters, CancellationToken cancellationToken)
    {
        try
        {
            return ($"/jobs/{(await jobs.Submit(viewer, kind, parameters, force: false, cancellationToken)).Id}", []);
        }
        catch (InvalidParametersException invalid)
        {
            return (null, invalid.Problems);
        }
        catch (Exception refused) when (refused is ForbiddenException or TooManyJobsException or InferenceUnavailableException or InferenceBusyException or InferenceImpossibleException)
        {
            return (null, [new("start", refused.Message)]);
        }
    }

    /// <summary>A number as JSON; what is none stays a text.</summary>
    internal static JsonNode Number(string typed)
    {
        if (long.TryParse(typed, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole)) return JsonValue.Create(whole);
        return double.TryParse(typed, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? JsonValue.Create(number) : JsonValue.Create(typed)!;
    }
}
