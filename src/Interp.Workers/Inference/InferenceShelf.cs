using Interp.Analysis.Corpora;
using Interp.Analysis.Sae;
using Interp.Analysis.Tokenizers;
using Interp.Analysis.Transformers;
using Interp.Domain.Inference;
using Interp.Workers.Hosting;

namespace Interp.Workers.Inference;

/// <summary>Models, dictionaries and corpora from the folders, kept in memory. For the inference thread only.</summary>
internal sealed class InferenceShelf(WorkerSettings settings, InferenceSettings inference) : IDisposable
{
    private readonly KeptThings kept = new(inference.MemoryBytes);

    public LoadedModel Model(string name)
    {
        var folder = settings.ModelFolder(Checked(name));
        var weights = Existing(Path.Combine(folder, "model.safetensors"), $"The weights of model '{name}' are not on this worker. Put them back, or start a worker that has them.");
        return kept.Get($"model {name}", weights.LastWriteTimeUtc.Ticks, () => (new LoadedModel(ModelFolder.Load(folder), TokenizerFolder.Load(folder)), weights.Length));
    }

    public SparseAutoencoder Dictionary(string name)
    {
        var folder = settings.DictionaryFolder(Checked(name));
        var weights = Existing(
            Path.Combine(folder, "sae_weights.safetensors"), $"The weights of dictionary '{name}' are not on this worker, so nothing can be computed with it. Its cards can be read all the same.");
        return kept.Get($"dictionary {name}", weights.LastWriteTimeUtc.Ticks, () => (SparseAutoencoder.Load(folder), weights.Length));
    }

    public TokenCorpus Corpus(string name)
    {
        var folder = settings.CorpusFolder(Checked(name));
        var documents = Existing(Path.Combine(folder, CorpusManifest.DocumentsFileName), $"The corpus '{name}' is not on this worker. Build it again, or start a worker that has it.");
        // The tokens are mapped, not read; what is held is the index of documents.
        return kept.Get($"corpus {name}", documents.LastWriteTimeUtc.Ticks, () => (TokenCorpus.Open(folder), documents.Length));
    }

    /// <summary>Lets go of what is too much.</summary>
    public void Trim() => kept.Trim();

    public void Dispose() => kept.Dispose();

    /// <summary>A name from the database, but never one that leads out of its folder.</summary>
    /// <exception cref="InferenceImpossibleException">It is no name of a folder.</exception>
    public static string Checked(string name) =>
        name.Length > 0 && !name.Contains("..", StringComparison.Ordinal) && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.')
            ? name
            : throw new InferenceImpossibleException($"'{name}' is no name of a folder.");

    private static FileInfo Existing(string path, string otherwise)
    {
        var file = new FileInfo(path);
        return file.Exists ? file : throw new InferenceImpossibleException(otherwise);
    }
}
