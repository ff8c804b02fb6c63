using Interp.Analysis.Dictionaries;
using Interp.Domain.Dictionaries;
using Interp.Workers.Platform;

namespace Interp.Workers.Dictionaries;

/// <summary>The dictionary's weights in SAELens's layout, whole or not at all.</summary>
internal static class WeightsFolder
{
    public static void Write(string folder, TrainSaeParameters parameters, SaeRunResult result) =>
        Write(folder, parameters, result.Autoencoder, result.ModelHash, result.CorpusHash);

    public static void Write(string folder, TrainSaeParameters parameters, SparseAutoencoder autoencoder, string modelHash, string corpusHash)
    {
        var part = folder + ".part";
        if (Directory.Exists(part)) Directory.Delete(part, recursive: true);
        Directory.CreateDirectory(Path.GetDirectoryName(folder)!);
        var about = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["model_name"] = parameters.Model,
            ["hook_name"] = parameters.HookPoint,
            ["dataset_path"] = parameters.Corpus,
            ["model_hash"] = modelHash,
            ["corpus_hash"] = corpusHash,
            ["code_version"] = CodeVersion.Current,
        };
        // A crosscoder's configuration lists its sites.
        if (parameters.HookPoints is not null) about.Remove("hook_name");
        if (parameters.Target is { } target) about["hook_name_out"] = target;
        autoencoder.Save(part, about);
        // Left by an attempt that wrote it and died before its transaction: the same job, so the same weights.
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        Directory.Move(part, folder);
    }
}
