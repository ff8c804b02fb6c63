using Interp.Analysis.Activations;
using Interp.Analysis.Language;

namespace Interp.Analysis.Dictionaries;

/// <summary>Measures a dictionary of one place as SAEBench does.</summary>
public static class SaeBenchRun
{
    /// <summary>Tokens that give the mean of mean-ablation.</summary>
    private const long MeanTokens = 50_000;

    /// <summary>Core, sparse probing, absorption, one after the other.</summary>
    /// <param name="decoder">The model.</param>
    /// <param name="corpus">Tokenised as the model expects.</param>
    /// <param name="tokenizer">The model's.</param>
    /// <param name="sae">Reads and writes at <paramref name="hookPoint"/>.</param>
    /// <param name="hookPoint">One place.</param>
    /// <param name="tokens">Held-out tokens of the core measures.</param>
    /// <param name="seed">Of every choice of text.</param>
    /// <param name="progress">Told the stage, <c>core</c>, <c>probing</c> or <c>absorption</c>, and the share of it that is done.</param>
    /// <param name="cancellation">Looked at between batches.</param>
    /// <exception cref="ArgumentException">A transcoder or a crosscoder, or one that does not fit the hook point.</exception>
    public static SaeBenchResult Run(
        Decoder decoder, TokenCorpus corpus, ITokenizer tokenizer, SparseAutoencoder sae, string hookPoint, long tokens, long seed, Action<string, double>? progress, CancellationToken cancellation)
    {
        if (sae.Settings.Transcoder || sae.Settings.Sites is not null)
            throw new ArgumentException("SAEBench's measures are of dictionaries that write the one place they read; absorption compares directions of the two.", nameof(sae));
        ActivationStatistics statistics = HookStatistics.Sample(decoder, corpus, hookPoint, MeanTokens, seed, cancellation);
        SaeMetrics core = SaeEvaluation.Run(decoder, corpus, sae, statistics, new SaeEvaluationOptions(hookPoint, tokens) { Seed = seed }, Stage("core"), cancellation);
        SparseProbingResult probing = SparseProbing.Run(decoder, corpus, sae, new SparseProbingOptions(hookPoint) { Seed = seed }, Stage("probing"), cancellation);
        progress?.Invoke("absorption", 0);
        return new SaeBenchResult(core, probing, FirstLetterTask.Run(decoder, tokenizer, sae, hookPoint, seed, cancellation));

        Teller Stage(string name) => new(share => progress?.Invoke(name, share));
    }

    private sealed class Teller(Action<double> tell) : IProgress<double>
    {
        public void Report(double value) => tell(value);
    }
}
