using System.Text;
using System.Text.Json;
using Interp.Domain.Circuits;
using Interp.Domain.Platform;
using Interp.Web.Components;

namespace Interp.Web.Circuits;

/// <summary>States and findings of experiments in people's words.</summary>
internal static class ExperimentWords
{
    /// <summary>The job's state of which this is another name; for its mark.</summary>
    public static JobState Mark(ExperimentState state) => state switch
    {
        ExperimentState.Complete => JobState.Succeeded,
        ExperimentState.Failed => JobState.Failed,
        ExperimentState.Cancelled => JobState.Cancelled,
        _ => JobState.Running,
    };

    /// <summary>What to know of an experiment that has not come to its end; null of one that has.</summary>
    public static string? Notice(ExperimentSummary experiment) => experiment.State switch
    {
        ExperimentState.Failed => $"The experiment stopped with an error: {experiment.Error} {Rows(experiment)}",
        ExperimentState.Cancelled => $"The experiment was stopped on request. {Rows(experiment)}",
        _ => null,
    };

    /// <summary>The findings as names and values; what is not a number, a word or a list of them stays with the programs.</summary>
    public static IReadOnlyList<(string Name, string Value)> Findings(string? json)
    {
        if (json is null)
            return [];
        using var document = JsonDocument.Parse(json);
        return document.RootElement.ValueKind != JsonValueKind.Object ? [] :
            [.. document.RootElement.EnumerateObject().Select(p => (Words(p.Name), Value(p.Value))).Where(p => p.Item2 is not null).Select(p => (p.Item1, p.Item2!))];
    }

    private static string Rows(ExperimentSummary experiment) => experiment.RowsDone == 0
        ? "No row was finished."
        : $"The {Numbers.Count(experiment.RowsDone)} of {Numbers.Count(experiment.RowsTotal)} rows that were finished stand below.";

    private static string? Value(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number when value.TryGetInt64(out var whole) => Numbers.Count(whole),
        JsonValueKind.Number => Numbers.Significant(value.GetDouble()),
        JsonValueKind.String => value.GetString(),
        JsonValueKind.True => "yes",
        JsonValueKind.False => "no",
        JsonValueKind.Array when value.GetArrayLength() is > 0 and <= 40 && value.EnumerateArray().All(v => v.ValueKind is JsonValueKind.String or JsonValueKind.Number) =>
            string.Join(", ", value.EnumerateArray().Select(Value)),
        _ => null,
    };

    // metricOnClean → Metric on clean
    private static string Words(string name)
    {
        var words = new StringBuilder(name.Length + 8);
        foreach (var letter in name)
        {
            if (words.Length == 0)
                words.Append(char.ToUpperInvariant(letter));
            else if (char.IsUpper(letter))
                words.Append(' ').Append(char.ToLowerInvariant(letter));
            else
                words.Append(letter);
        }

        return words.ToString();
    }
}
