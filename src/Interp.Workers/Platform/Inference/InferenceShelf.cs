using Interp.Analysis.Language;
using Interp.Domain.Platform;

namespace Interp.Workers.Platform;

/// <summary>Models, corpora and what areas above take from folders, kept in memory. For the inference thread only.</summary>
internal sealed class InferenceShelf(WorkerSettings settings, InferenceSettings inference) : IDisposable
{
    private readonly KeptThings kept = new(inference.MemoryBytes);

    /// <summary>Where the folders are.</summary>
    public WorkerSettings Settings => settings;

    public LoadedModel Model(string name)
    {
        var folder = settings.ModelFolder(Checked(name));
        var weights = Existing(Path.Combine(folder, "model.safetensors"), $"The weights of model '{name}' are not on this worker. Put them back, or start a worker that has them.");
        return kept.Get($"model {name}", weights.LastWriteTimeUtc.Ticks, () => (new LoadedModel(ModelFolder.Load(folder), TokenizerFolder.Load(folder)), weights.Length));
    }

    public TokenCorpus Corpus(string name)
    {
        var folder = settings.CorpusFolder(Checked(name));
        var documents = Existing(Path.Combine(folder, CorpusManifest.DocumentsFileName), $"The corpus '{name}' is not on this worker. Build it again, or start a worker that has it.");
        // The tokens are mapped, not read; what is held is the index of documents.
        return kept.Get($"corpus {name}", documents.LastWriteTimeUtc.Ticks, () => (TokenCorpus.Open(folder), documents.Length));
    }

    /// <summary>What a folder holds, read again when the file that stands for it has changed.</summary>
    /// <param name="key">Says what it is.</param>
    /// <param name="path">The file; its length is taken for what is held.</param>
    /// <param name="otherwise">What is said when the file is not here.</param>
    /// <param name="read">Reads it.</param>
    /// <exception cref="InferenceImpossibleException">The file is not here.</exception>
    public T Take<T>(string key, string path, string otherwise, Func<T> read)
        where T : class, IDisposable
    {
        var file = Existing(path, otherwise);
        return kept.Get(key, file.LastWriteTimeUtc.Ticks, () => (read(), file.Length));
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
