using Interp.Analysis.Dictionaries;
using Interp.Analysis.Language;
using static TorchSharp.torch;

namespace Interp.Bench.Dashboards;

/// <summary>The peer's ablations: the contexts of a feature's examples, run with and without it, several at a time.</summary>
internal sealed class PerFeatureAblation(Decoder decoder, SparseAutoencoder dictionary, string hookPoint, ActivationText text)
{
    private const int ContextsPerBatch = 16;
    private const int Window = 4;

    /// <summary>Loss effects and most changed logits of the tokens around the chosen rows.</summary>
    internal void Run(int feature, Tensor f, long[] chosen)
    {
        var n_ctx = decoder.Config.n_ctx;
        foreach (var contexts in chosen.Select(row => row / n_ctx).Distinct().Order().Chunk(ContextsPerBatch))
        {
            using var scope = NewDisposeScope();
            var ids = tensor([.. contexts.SelectMany(c => text.Tokens.AsSpan((int)c * n_ctx, n_ctx).ToArray()).Select(id => (long)id)]).reshape(contexts.Length, n_ctx);
            var acts = f.reshape(-1, n_ctx).index_select(0, tensor(contexts)); // [batch, pos]
            var d = dictionary.W_dec[feature];
            var clean = decoder.Forward(ids);
            var ablated = decoder.RunWithInterventions(ids, [new Intervention(hookPoint, value => value - (acts.unsqueeze(2) * d)) { AllowNoChange = true }]);
            var targets = ids.narrow(1, 1, n_ctx - 1).unsqueeze(2);
            (Loss(ablated, targets) - Loss(clean, targets)).data<float>().ToArray();
            Changed(clean - ablated, contexts, chosen, acts.data<float>().ToArray(), n_ctx);
        }
    }

    private static Tensor Loss(Tensor logits, Tensor targets) => logits.narrow(1, 0, logits.shape[1] - 1).log_softmax(2).gather(2, targets).neg();

    private static void Changed(Tensor changes, long[] contexts, long[] chosen, float[] acts, int n_ctx)
    {
        var places = new List<long>();
        for (var i = 0; i < contexts.Length; i++)
        {
            foreach (var row in chosen.Where(row => row / n_ctx == contexts[i]))
            {
                for (var position = Math.Max(0, (row % n_ctx) - Window - 1); position < Math.Min(n_ctx - 1, (row % n_ctx) + Window); position++)
                {
                    if (acts[(i * n_ctx) + position] > 0)
                        places.Add((i * n_ctx) + position);
                }
            }
        }

        if (places.Count == 0)
            return;
        var rows = changes.reshape(contexts.Length * n_ctx, -1).index_select(0, tensor(places.Distinct().ToArray()));
        rows.topk(CardLayout.AblationTokens).values.data<float>().ToArray();
        rows.topk(CardLayout.AblationTokens, largest: false).values.data<float>().ToArray();
    }
}
