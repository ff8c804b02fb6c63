using Interp.Analysis.Language;
using Interp.Hostile.Seeds;
using Interp.Workers.Tests;
using TorchSharp;

namespace Interp.Hostile.Importers;

/// <summary>Model folders of every layout, loaded and run as <c>models add</c> does.</summary>
internal sealed class ModelImporter : IImporter
{
    public string Name => "model";

    public IReadOnlyList<string> Seeds(string parent)
    {
        TinyAssets.Write(parent, Path.Combine(parent, "corpora"));
        var tokenizer = Path.Combine(parent, "toy", "tokenizer.json");
        var vocabulary = TokenizerJson.Read(tokenizer).VocabularySize;
        var rotary = DecoderShapes.Llama(layers: 1, heads: 4, kvHeads: 2, d_head: 4, d_mlp: 12, n_ctx: 24, d_vocab: vocabulary) with { TiedUnembedding = true };
        var ours = Path.Combine(parent, "rotary");
        using (var weights = DecoderInitialisation.Random(rotary, 2)) ModelFolder.Save(ours, rotary, weights);
        string[] made = [ours, .. StoredModels.Write(parent, vocabulary)];
        foreach (var folder in made) File.Copy(tokenizer, Path.Combine(folder, "tokenizer.json"));
        return [Path.Combine(parent, "toy"), .. made, .. Cases.Folders("models")];
    }

    public Task Import(string folder)
    {
        ModelImport.Check(folder);
        using var noGradients = torch.no_grad();
        using var scope = torch.NewDisposeScope();
        using var decoder = ModelFolder.Load(folder);
        decoder.Forward(torch.zeros(1, Math.Min(decoder.Config.n_ctx, 64), dtype: torch.int64)).Dispose();
        return Task.CompletedTask;
    }

    public bool Refuses(Exception error) => error is InvalidDataException or FileNotFoundException;
}
