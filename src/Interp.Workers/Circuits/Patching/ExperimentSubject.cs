using Interp.Analysis.Language;
using Interp.Workers.Platform;

namespace Interp.Workers.Circuits;

/// <summary>A model and the prompts that it reads, in memory.</summary>
internal sealed class ExperimentSubject : IDisposable
{
    private ExperimentSubject(Decoder decoder, ITokenizer tokenizer, PromptBatch prompts) => (Decoder, Tokenizer, Prompts) = (decoder, tokenizer, prompts);

    public Decoder Decoder { get; }

    public ITokenizer Tokenizer { get; }

    public PromptBatch Prompts { get; }

    /// <exception cref="JobFailedException">The prompts are gone, or the model cannot read them.</exception>
    public static async Task<ExperimentSubject> Load(WorkerSettings settings, PromptShelf shelf, string model, string promptSet, CancellationToken cancellationToken)
    {
        var folder = settings.ModelFolder(model);
        var tokenizer = TokenizerFolder.Load(folder);
        var decoder = await ComputeThread.Run($"load {model}", () => ModelFolder.Load(folder));
        try
        {
            return new(decoder, tokenizer, await shelf.Read(promptSet, model, tokenizer, decoder.Config.n_ctx, cancellationToken));
        }
        catch
        {
            decoder.Dispose();
            throw;
        }
    }

    public void Dispose() => Decoder.Dispose();
}
