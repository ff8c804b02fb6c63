using Interp.Analysis.Language;
using TorchSharp;

namespace Interp.Analysis.Dictionaries;

/// <summary>
/// Next-token losses of a batch with activations replaced, beside the plain run. Of every run the residual stream before the unembedding is held, of which
/// logits are made for some positions at a time: all logits of a batch would be gigabytes in a model of many tokens.
/// </summary>
internal static class SplicedLosses
{
    /// <summary>Losses of each splice: CE of the plain run, with the reconstruction, with zeros, with the mean; KL of the reconstruction, of zeros.</summary>
    public const int Count = 6;

    /// <param name="decoder">The model.</param>
    /// <param name="input">int64 <c>[contexts, pos]</c></param>
    /// <param name="splices">Each against the same plain run.</param>
    /// <param name="logitsAtOnce">Numbers in one tensor of logits; one position is worked out whatever it takes.</param>
    /// <param name="cancellation">Looked at between parts.</param>
    /// <returns>For each splice its six losses (<see cref="Count"/>), each <c>[contexts · (pos − 1)]</c>.</returns>
    public static float[][][] Of(Decoder decoder, torch.Tensor input, IReadOnlyList<Splice> splices, long logitsAtOnce, CancellationToken cancellation)
    {
        using IDisposable noGradient = torch.no_grad();
        using var scope = torch.NewDisposeScope();
        long predicted = input.shape[1] - 1, positions = input.shape[0] * predicted;
        torch.Tensor targets = input.narrow(1, 1, predicted).reshape(positions);
        torch.Tensor clean = Hidden(decoder, input, () => [], cancellation);
        torch.Tensor[][] runs = [.. splices.Select(splice => new[] { splice.Reconstruction, splice.Zero, splice.Mean }.Select(values => Hidden(decoder, input, values, cancellation)).ToArray())];
        float[][][] losses = [.. splices.Select(_ => Enumerable.Range(0, Count).Select(_ => new float[positions]).ToArray())];
        long atOnce = Math.Max(1, logitsAtOnce / decoder.Config.d_vocab);
        for (long first = 0; first < positions; first += atOnce)
        {
            cancellation.ThrowIfCancellationRequested();
            using var part = torch.NewDisposeScope();
            long from = first, rows = Math.Min(atOnce, positions - first);
            torch.Tensor next = targets.narrow(0, first, rows), p = NextTokenLoss.LogProbabilities(decoder, clean.narrow(0, first, rows));
            float[] plain = NextTokenLoss.CrossEntropy(p, next);
            for (int splice = 0; splice < runs.Length; splice++)
            {
                Put(losses[splice][0], plain);
                for (int variant = 0; variant < runs[splice].Length; variant++)
                {
                    using torch.Tensor q = NextTokenLoss.LogProbabilities(decoder, runs[splice][variant].narrow(0, first, rows));
                    Put(losses[splice][1 + variant], NextTokenLoss.CrossEntropy(q, next));
                    // The mean's divergence is not reported.
                    if (variant < 2)
                        Put(losses[splice][4 + variant], NextTokenLoss.Divergence(p, q));
                }
            }

            void Put(float[] into, float[] values) => values.CopyTo(into, from);
        }
        return losses;
    }

    // [contexts · (pos − 1), d_model] of a run, some contexts at a time; what is put in is gone afterwards.
    private static torch.Tensor Hidden(Decoder decoder, torch.Tensor input, Func<IReadOnlyList<(string HookPoint, torch.Tensor Value)>> replace, CancellationToken cancellation)
    {
        using var scope = torch.NewDisposeScope();
        IReadOnlyList<(string HookPoint, torch.Tensor Value)> values = replace();
        long contexts = input.shape[0], predicted = input.shape[1] - 1, atOnce = PlainPass.PromptsAtOnce(input.shape[1]);
        List<torch.Tensor> parts = [];
        for (long first = 0; first < contexts; first += atOnce)
        {
            cancellation.ThrowIfCancellationRequested();
            using var part = torch.NewDisposeScope();
            long from = first, count = Math.Min(atOnce, contexts - first);
            var hooks = new RunHooks([], values.Select(v => new Intervention(v.HookPoint, _ => v.Value.narrow(0, from, count)) { AllowNoChange = true }), stopAtLast: false);
            parts.Add(decoder.Hidden(input.narrow(0, first, count), hooks).narrow(1, 0, predicted).reshape(count * predicted, decoder.Config.d_model).MoveToOuterDisposeScope());
        }
        return torch.cat([.. parts], 0).MoveToOuterDisposeScope();
    }
}
