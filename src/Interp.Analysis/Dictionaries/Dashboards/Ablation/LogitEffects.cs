using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using Interp.Analysis.Language;
using Interp.Analysis.Numerics;
using TorchSharp;
using Tensor = TorchSharp.torch.Tensor;

namespace Interp.Analysis.Dictionaries;

/// <summary>
/// From final residual vectors with and without a feature to the change of each loss and the logits that change most. The unembedding is
/// one product for the clean rows and one for the differences, so that a small change is not lost between two large logits.
/// Memory: at most about 32 MB of logits, or 64 rows of them.
/// </summary>
/// <param name="decoder">The model.</param>
/// <param name="unnamed">Vocabulary ids left out of the lists, since the model hardly saw them: their logits move together and mean nothing.</param>
/// <param name="threads">Threads over rows; the result does not depend on it.</param>
internal sealed class LogitEffects(Decoder decoder, int[] unnamed, int threads)
{
    private const int ChunkNumbers = 1 << 22;
    private readonly float[][] _buffers = [.. Enumerable.Range(0, threads).Select(_ => new float[decoder.Config.d_vocab])];

    /// <summary>The effect at each place.</summary>
    /// <param name="clean">What the unembedding reads in the clean run, <c>[rows, d_model]</c>.</param>
    /// <param name="ablated">The same without the feature, <c>[places, d_model]</c>.</param>
    /// <param name="rowOf">The clean row of each place, not decreasing.</param>
    /// <param name="places">Their targets, and whether the lists of tokens are wanted.</param>
    /// <param name="effects">Filled, one for each place.</param>
    public void Compute(Tensor clean, Tensor ablated, int[] rowOf, AblationPlace[] places, EffectRecord[] effects)
    {
        var chunk = Math.Max(64, ChunkNumbers / decoder.Config.d_vocab);
        for (var first = 0; first < places.Length; first += chunk)
        {
            using var scope = torch.NewDisposeScope();
            var count = Math.Min(chunk, places.Length - first);
            var (low, high) = (rowOf[first], rowOf[first + count - 1]);
            var rows = clean.narrow(0, low, high - low + 1);
            long[] local = [.. rowOf.AsSpan(first, count).ToArray().Select(row => (long)(row - low))];
            var logits = rows.mm(decoder.W_U).contiguous();
            var changes = (rows.index_select(0, torch.tensor(local)) - ablated.narrow(0, first, count)).mm(decoder.W_U).contiguous();
            Lanes.Run(threads, high - low + 1, (lane, from, end) => Normalise(Numbers(logits), from, end, _buffers[lane]));
            Lanes.Run(threads, count, (lane, from, end) =>
            {
                var p = Numbers(logits);
                var change = Numbers(changes);
                var (buffer, d_vocab) = (_buffers[lane], decoder.Config.d_vocab);
                for (var i = from; i < end; i++)
                    effects[first + i] = Effect(p.Slice((int)local[i] * d_vocab, d_vocab), change.Slice(i * d_vocab, d_vocab), places[first + i], buffer);
            });
        }
    }

    /// <summary>Logits to log-probabilities, in place.</summary>
    private static void Normalise(Span<float> logits, int from, int end, float[] scratch)
    {
        for (var i = from; i < end; i++)
        {
            var row = logits.Slice(i * scratch.Length, scratch.Length);
            TensorPrimitives.Subtract(row, LogSumExp(row, scratch), row);
        }
    }

    /// <summary>loss(ablated) − loss(clean) = log Σ exp(log p − Δ) + Δ[target], with Δ the clean − ablated logits.</summary>
    private EffectRecord Effect(ReadOnlySpan<float> logProbabilities, ReadOnlySpan<float> changes, AblationPlace place, float[] buffer)
    {
        var record = default(EffectRecord);
        TensorPrimitives.Subtract(logProbabilities, changes, buffer);
        record.LossEffect = LogSumExp(buffer, buffer) + changes[place.Target];
        changes.CopyTo(buffer);
        foreach (var token in unnamed)
            buffer[token] = float.NaN;
        Span<TokenLogit> tokens = stackalloc TokenLogit[CardLayout.AblationTokens];
        record.Set(raised: true, place.Active ? tokens[..ExtremeTokens.Find(buffer, highest: true, tokens)] : []);
        record.Set(raised: false, place.Active ? tokens[..ExtremeTokens.Find(buffer, highest: false, tokens)] : []);
        return record;
    }

    /// <summary>log Σ exp(values); <paramref name="scratch"/> may be the values themselves, which are lost then.</summary>
    private static float LogSumExp(ReadOnlySpan<float> values, Span<float> scratch)
    {
        var most = TensorPrimitives.Max(values);
        TensorPrimitives.Subtract(values, most, scratch);
        TensorPrimitives.Exp(scratch, scratch);
        return most + MathF.Log(TensorPrimitives.Sum<float>(scratch));
    }

    private static Span<float> Numbers(Tensor matrix) => MemoryMarshal.Cast<byte, float>(matrix.bytes);
}
