using System.Globalization;
using System.Text.Json;

namespace Interp.Analysis.Dictionaries;

/// <summary>
/// The last two checkpoints of a run. Each is a file of numbers and a header that names its hash; both are written under a
/// temporary name, flushed to the disk and renamed, the header last. A checkpoint that is cut short or altered is passed
/// over for the one before it.
/// </summary>
public sealed class SaeCheckpointFolder(string folder, string identity)
{
    private const int Kept = 2;

    /// <summary>Metrics of the run up to the step that was restored.</summary>
    public IReadOnlyList<SaeCurvePoint> Curve { get; private set; } = [];

    /// <summary>Saves the state after <paramref name="step"/> steps and drops all but the previous checkpoint.</summary>
    /// <param name="curve">Metrics so far; the last point is the last step.</param>
    /// <param name="recipe">Whose state is saved.</param>
    /// <param name="step">Steps taken.</param>
    public void Save(ISaeRecipe recipe, long step, IReadOnlyList<SaeCurvePoint> curve)
    {
        Directory.CreateDirectory(folder);
        string name = Path.Combine(folder, $"step-{step.ToString("D9", CultureInfo.InvariantCulture)}");
        string hash = SaeStateFile.Write(name + ".bin", recipe);
        KeyValuePair<string, int>[] arrays = [.. recipe.State.Select(array => KeyValuePair.Create(array.Key, array.Value.Length))];
        var header = new SaeCheckpointHeader(SaeCheckpointHeader.CurrentFormat, identity, step, arrays, hash, curve);
        DurableFile.Write(name + ".json", stream => JsonSerializer.Serialize(stream, header));
        foreach (string old in Headers().Skip(Kept))
        {
            File.Delete(old);
            File.Delete(Path.ChangeExtension(old, ".bin"));
        }
    }

    /// <summary>Restores the newest whole checkpoint.</summary>
    /// <returns>Steps taken so far; 0 when the folder holds no checkpoint.</returns>
    /// <exception cref="InvalidDataException">There are checkpoints, but of another run, or none of them is whole.</exception>
    public long Restore(ISaeRecipe recipe)
    {
        string[] headers = Headers();
        var reasons = new List<string>();
        foreach (string path in headers)
        {
            SaeCheckpointHeader? header = ReadHeader(path, reasons);
            if (header is null)
                continue;
            if (header.Identity != identity)
                throw new InvalidDataException($"'{folder}' holds a run with other options or other data. Choose another folder, or delete it to start afresh.");
            if (!SaeStateFile.TryRead(Path.ChangeExtension(path, ".bin"), header, recipe, out string reason))
            {
                reasons.Add(reason);
                continue;
            }
            Curve = header.Curve;
            return header.Step;
        }
        if (headers.Length > 0)
            throw new InvalidDataException($"No checkpoint in '{folder}' is whole: {string.Join(" ", reasons)} Delete the folder to start afresh.");
        return 0;
    }

    private string[] Headers() => Directory.Exists(folder)
        ? [.. Directory.GetFiles(folder, "step-*.json").OrderDescending(StringComparer.Ordinal)]
        : [];

    private static SaeCheckpointHeader? ReadHeader(string path, List<string> reasons)
    {
        try
        {
            SaeCheckpointHeader? header = JsonSerializer.Deserialize<SaeCheckpointHeader>(File.ReadAllText(path));
            if (header is { Format: SaeCheckpointHeader.CurrentFormat, Step: > 0, Arrays: not null, Hash: not null, Curve.Count: > 0 })
                return header;
            reasons.Add($"'{Path.GetFileName(path)}' is no checkpoint header of this version.");
        }
        catch (JsonException error)
        {
            reasons.Add($"'{Path.GetFileName(path)}' cannot be read ({error.Message})");
        }
        return null;
    }
}
