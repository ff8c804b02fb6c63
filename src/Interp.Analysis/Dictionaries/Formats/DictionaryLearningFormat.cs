using System.Text.Json;
using System.Text.Json.Nodes;

using TorchSharp;

namespace Interp.Analysis.Dictionaries;

/// <summary>dictionary_learning: <c>ae.pt</c>, a pickled state dict, and <c>config.json</c>.</summary>
internal sealed class DictionaryLearningFormat : ISaeFormat
{
    private const string WeightsFileName = "ae.pt";
    private const string ConfigFileName = "config.json";

    public string Name => "dictionary-learning";

    public string Title => "dictionary_learning (ae.pt)";

    public bool Recognises(string folder) => File.Exists(Path.Combine(folder, WeightsFileName));

    public SaeImport Read(string folder)
    {
        using var scope = torch.NewDisposeScope();
        StateDict state = StateDict.Read(Path.Combine(folder, WeightsFileName));
        DictionaryLearningConfig config = File.Exists(Path.Combine(folder, ConfigFileName))
            ? JsonSettings.Read(Path.Combine(folder, ConfigFileName), DictionaryLearningConfig.Read)
            : DictionaryLearningConfig.None;
        string kind = config.DictionaryClass ?? DictionaryLearningClasses.Guess(state);
        SaeFormula formula = DictionaryLearningClasses.Read(kind, state);
        SparseAutoencoder dictionary = formula.Build(state.File);
        try
        {
            config.Check(dictionary);
        }
        catch
        {
            dictionary.Dispose();
            throw;
        }
        return new SaeImport(dictionary, Name, config.Metadata, [$"Read as {kind}."]);
    }

    public string? WhyNot(SparseAutoencoder sae)
    {
        if (sae.Settings.Transcoder)
            return "dictionary_learning has no transcoders.";
        return sae.Settings.Sites is null ? null : "dictionary_learning's crosscoders have the same width at every place and are not written.";
    }

    public void Write(SparseAutoencoder sae, string folder, IReadOnlyDictionary<string, string> metadata)
    {
        if (WhyNot(sae) is { } reason)
            throw new NotSupportedException(reason);
        Directory.CreateDirectory(folder);
        using var scope = torch.NewDisposeScope();
        using IDisposable noGradient = torch.no_grad();
        (string kind, IReadOnlyList<(string, object)> values) = DictionaryLearningClasses.Write(new SaeFormula(sae.Settings, sae.Weights));
        TorchArchive.Write(Path.Combine(folder, WeightsFileName), values);
        var trainer = new JsonObject { ["dict_class"] = kind, ["activation_dim"] = sae.d_in, ["dict_size"] = sae.d_sae };
        if (sae.Settings.k is { } k)
            trainer["k"] = k;
        if (metadata.TryGetValue("model_name", out string? model))
            trainer["lm_name"] = model;
        if (metadata.TryGetValue("hook_name", out string? place))
            trainer["submodule_name"] = place;
        File.WriteAllText(Path.Combine(folder, ConfigFileName), new JsonObject { ["trainer"] = trainer }.ToJsonString(new JsonSerializerOptions { WriteIndented = true }) + "\n");
    }
}
