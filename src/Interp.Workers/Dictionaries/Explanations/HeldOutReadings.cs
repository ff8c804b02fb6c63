using Interp.Analysis.Dictionaries;
using Interp.Analysis.Language;
using Interp.Domain.Dictionaries;
using Interp.Torch;
using Interp.Workers.Platform;
using Microsoft.Extensions.Logging;

namespace Interp.Workers.Dictionaries;

/// <summary>
/// The held-out text is read once for each dictionary, on a thread of its own with one torch thread, so that live questions go on meanwhile; what comes of it
/// lies beside the dictionary's weights.
/// </summary>
internal sealed class HeldOutReadings(WorkerSettings settings, ILogger<HeldOutReadings> log) : IDisposable
{
    private const string FileName = "held-out.bin";
    private readonly Lock gate = new();
    private readonly Dictionary<string, Reading> running = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource stopping = new();

    /// <summary>The file when it is there; else starts the reading and says how far it is.</summary>
    /// <exception cref="InvalidDataException">The last reading failed; the next question tries again.</exception>
    public (string? Path, double Progress) Get(HeldOutQuestion question)
    {
        var path = Path.Combine(settings.DictionaryFolder(question.Subject.Dictionary), FileName);
        if (File.Exists(path)) return (path, 1);
        lock (gate)
        {
            if (!running.TryGetValue(path, out var reading))
            {
                running[path] = reading = new Reading();
                reading.Task = ComputeThread.Run($"held-out {question.Subject.Dictionary}", () => Read(question, path, reading));
            }

            if (!reading.Task.IsCompleted) return (null, Math.Min(0.99, reading.Progress));
            running.Remove(path);
            if (reading.Task.Exception?.InnerException is { } failure)
            {
                log.LogError(failure, "The held-out text could not be read for {Dictionary}.", question.Subject.Dictionary);
                throw new InvalidDataException($"The held-out text could not be read for this dictionary: {failure.Message}", failure);
            }

            return File.Exists(path) ? (path, 1) : (null, 0);
        }
    }

    public void Dispose()
    {
        stopping.Cancel();
        stopping.Dispose();
    }

    private bool Read(HeldOutQuestion question, string path, Reading reading)
    {
        TorchThreads.Use(1);
        using var decoder = ModelFolder.Load(settings.ModelFolder(question.Subject.Model));
        using var dictionary = SparseAutoencoder.Load(settings.DictionaryFolder(question.Subject.Dictionary));
        using var corpus = TokenCorpus.Open(settings.CorpusFolder(question.Corpus));
        HeldOutIndex.Build(decoder, dictionary, question.Subject.HookPoint, corpus, path, new Telling<double>(share => reading.Progress = share), stopping.Token);
        return true;
    }

    private sealed class Reading
    {
        public Task<bool> Task { get; set; } = System.Threading.Tasks.Task.FromResult(false);

        public double Progress { get; set; }
    }
}
