using System.Text.Json;

namespace Interp.Analysis.Language;

/// <summary>Writes a trained model as a folder that loads like any other, with what is needed to make it again.</summary>
public static class TrainedModelFolder
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, WriteIndented = true };

    /// <param name="folder">Receives config.json, model.safetensors, tokenizer.json and training.json.</param>
    /// <param name="model">The trained model.</param>
    /// <param name="corpus">What it was trained on.</param>
    /// <param name="corpusFolder">Where the corpus and its tokenizer are.</param>
    /// <param name="training">How it was trained.</param>
    /// <param name="command">The command that does it again.</param>
    public static void Write(string folder, TrainedLanguageModel model, CorpusManifest corpus, string corpusFolder, LanguageModelTraining training, string command)
    {
        ModelFolder.Save(folder, model.Config, model.Weights);
        File.Copy(Path.Combine(corpusFolder, CorpusManifest.TokenizerFileName), Path.Combine(folder, CorpusManifest.TokenizerFileName), overwrite: true);
        var record = new TrainingRecord(
            command, training.Seed, new(corpus.Name, corpus.Hash, corpus.TokenizerFingerprint, corpus.TrainTokens), model.Curve[^1].Tokens, training, model.Curve[^1], model.Curve);
        File.WriteAllText(Path.Combine(folder, "training.json"), JsonSerializer.Serialize(record, Json) + "\n");
    }

    private sealed record TrainingRecord(
        string Command, long Seed, TrainingCorpus Corpus, long Tokens, LanguageModelTraining Training, LossCurvePoint HeldOut, IReadOnlyList<LossCurvePoint> LossCurve);

    private sealed record TrainingCorpus(string Name, string Hash, string TokenizerFingerprint, long TrainTokens);
}
