using System.Text.Json;
using Interp.Analysis.Language;

namespace Interp.Analysis.Tests.Language;

/// <summary>Models and stories that others made; tests skip without them.</summary>
internal static class RealWeights
{
    public static string Model(string name)
    {
        var path = Path.Combine(TestAssets.Folder, "models", name);
        if (!Directory.Exists(path) && !File.Exists(path)) Assert.Skip($"{path} is not there: set INTERP_ASSETS to a folder with models/{name}.");
        return path;
    }

    /// <summary>Whole stories as token ids, each after the beginning-of-text id.</summary>
    public static IReadOnlyList<int[]> Stories(ITokenizer tokenizer, int count)
    {
        var path = Path.Combine(TestAssets.Folder, "data", "text", "tinystories_1000.json");
        if (!File.Exists(path)) Assert.Skip($"{path} is not there: set INTERP_ASSETS to a folder with data/text/tinystories_1000.json.");
        var stories = JsonSerializer.Deserialize<string[]>(File.ReadAllText(path))!;
        return stories.Take(count).Select(s => (int[])[tokenizer.BeginningOfText, .. tokenizer.Encode(s)]).ToList();
    }
}
