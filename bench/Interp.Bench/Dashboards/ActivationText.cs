using System.Runtime.InteropServices;
using Interp.Analysis.Activations;
using Interp.Analysis.Dictionaries;
using Interp.Analysis.Language;
using static TorchSharp.torch;

namespace Interp.Bench.Dashboards;

/// <summary>Consecutive contexts of a corpus with their activations, all in memory.</summary>
/// <param name="Tokens">Ids.</param>
/// <param name="Documents">Document of each token.</param>
/// <param name="X">Activations, <c>[tokens, d_in]</c>; zero at end-of-text tokens, so that no feature of a negative bias is active there.</param>
internal sealed record ActivationText(int[] Tokens, int[] Documents, Tensor X)
{
    private const int ContextsPerBatch = 16;

    internal int Count => Tokens.Length;

    internal static ActivationText Read(Decoder decoder, TokenCorpus corpus, string hookPoint, int count)
    {
        using var guard = no_grad();
        var tokens = new int[count];
        corpus.Read(corpus.Range(CorpusSplit.Train).Start, tokens);
        var documents = new int[count];
        for (var i = 0; i < count; i++)
            documents[i] = i > 0 && tokens[i - 1] != corpus.Manifest.EndOfText ? documents[i - 1] : corpus.DocumentAt(i);

        var width = DirectPath.Width(decoder, hookPoint);
        var x = zeros([count, width]);
        var n_ctx = decoder.Config.n_ctx;
        for (var first = 0; first < count; first += ContextsPerBatch * n_ctx)
        {
            using var scope = NewDisposeScope();
            var part = tokens[first..Math.Min(count, first + (ContextsPerBatch * n_ctx))];
            using var cache = decoder.RunWithCache(tensor(Array.ConvertAll(part, id => (long)id)).reshape(part.Length / n_ctx, n_ctx), [hookPoint]);
            var kept = HookRows.Kept(part, corpus.Manifest.EndOfText);
            var source = MemoryMarshal.Cast<byte, float>(cache[hookPoint].contiguous().bytes);
            var target = MemoryMarshal.Cast<byte, float>(x.narrow(0, first, part.Length).bytes);
            foreach (var row in kept)
                source.Slice(row * width, width).CopyTo(target[(row * width)..]);
        }

        return new ActivationText(tokens, documents, x);
    }
}
