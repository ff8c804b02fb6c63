using System.Globalization;
using Interp.Domain.Dictionaries;

namespace Interp.Web.Dictionaries;

/// <summary>A steered continuation, all of it in the address, as typed.</summary>
/// <param name="Dictionary">Name of the dictionary.</param>
/// <param name="Prompt">What is continued.</param>
/// <param name="Rows">Features and what is done to them.</param>
/// <param name="Tokens">New tokens.</param>
/// <param name="Temperature">Of the draws.</param>
/// <param name="Seed">Of the draws.</param>
public sealed record SteerAddress(string Dictionary, string Prompt, IReadOnlyList<SteerRow> Rows, string Tokens, string Temperature, string Seed)
{
    /// <summary>Whether it names anything to run.</summary>
    public bool Asks => Rows.Any(r => r.Feature.Length > 0);

    /// <summary>Reads what an address carries; what is missing takes its default.</summary>
    public static SteerAddress From(
        string dictionary, string? prompt, IReadOnlyList<string?>? features, IReadOnlyList<string?>? modes, IReadOnlyList<string?>? values, string? tokens, string? temperature, string? seed)
    {
        var count = Math.Clamp(features?.Count ?? 0, 1, SteeringQueries.MaxEdits);
        var rows = Enumerable.Range(0, count).Select(i => new SteerRow(At(features, i, string.Empty), At(modes, i, SteerRow.Clamp), At(values, i, string.Empty)));
        return new(dictionary, (prompt ?? string.Empty).ReplaceLineEndings("\n"), [.. rows], Or(tokens, "48"), Or(temperature, "0.7"), Or(seed, "1"));
    }

    /// <summary>The request, or which field cannot be read.</summary>
    /// <param name="problem">What is wrong and what to do; null when nothing is.</param>
    public SteeringRequest? Request(out string? problem)
    {
        problem = null;
        var edits = new List<SteeringEdit>();
        foreach (var row in Rows.Where(r => r.Feature.Length > 0))
        {
            if (!int.TryParse(row.Feature, NumberStyles.None, CultureInfo.InvariantCulture, out var feature)) problem = $"“{row.Feature}” is no number of a feature.";
            else if (!float.TryParse(row.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)) problem = $"“{row.Value}” is no value for feature {feature}: give a number such as 8 or 0.";
            else edits.Add(new(feature, row.Mode == SteerRow.Scale ? SteeringMode.Scale : SteeringMode.Clamp, value));
        }

        if (!int.TryParse(Tokens, NumberStyles.None, CultureInfo.InvariantCulture, out var tokens)) problem = $"“{Tokens}” is no number of tokens.";
        if (!double.TryParse(Temperature, NumberStyles.Float, CultureInfo.InvariantCulture, out var temperature)) problem = $"“{Temperature}” is no temperature: give a number from 0 to 2.";
        if (!long.TryParse(Seed, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seed)) problem = $"“{Seed}” is no seed: give a whole number.";
        return problem is null ? new(Dictionary, Prompt, [.. edits], tokens, temperature, seed) : null;
    }

    private static string At(IReadOnlyList<string?>? list, int i, string otherwise) => Or(list is not null && i < list.Count ? list[i] : null, otherwise);

    private static string Or(string? text, string otherwise) => string.IsNullOrWhiteSpace(text) ? otherwise : text.Trim();
}
