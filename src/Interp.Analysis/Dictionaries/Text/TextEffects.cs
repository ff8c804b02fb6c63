using Interp.Analysis.Language;
using TorchSharp;
using static TorchSharp.torch;

namespace Interp.Analysis.Dictionaries;

/// <summary>
/// What single features do to the loss of each token of a text: activation × decoder row is subtracted at every token of the window, the model runs
/// on, and losses are compared, as on the feature card.
/// </summary>
/// <param name="decoder">The model.</param>
/// <param name="dictionary">Whose features are taken out.</param>
/// <param name="hookPoint">Where the dictionary writes: for a transcoder its target.</param>
public sealed class TextEffects(Decoder decoder, SparseAutoencoder dictionary, string hookPoint)
{
    /// <summary>loss(ablated) − loss(clean) of each token, nats; NaN for one that nothing predicts. One row for each feature.</summary>
    /// <param name="tokens">The text that was read.</param>
    /// <param name="beginning">As it was read.</param>
    /// <param name="reading">Its features.</param>
    /// <param name="features">Those to ablate, one at a time.</param>
    /// <param name="cancellationToken">Looked at before each run.</param>
    public float[][] Compute(IReadOnlyList<int> tokens, int beginning, TextReading reading, IReadOnlyList<int> features, CancellationToken cancellationToken)
    {
        using var noGradients = torch.no_grad();
        var effects = features.Select(_ => new float[tokens.Count]).ToArray();
        if (dictionary.Settings.Sites is not null)
        {
            // A crosscoder's feature writes several places; what taking it out does has no one meaning and is not computed.
            foreach (var row in effects) Array.Fill(row, float.NaN);
            return effects;
        }

        for (var i = 0; i < reading.Windows.Count; i++)
        {
            using var scope = torch.NewDisposeScope();
            Window(TextReading.Ids(tokens, beginning, reading.Windows[i]), reading.Windows[i], reading.Parts[i], features, effects, cancellationToken);
        }

        return effects;
    }

    private void Window(long[] ids, TextWindow window, SparseCodes codes, IReadOnlyList<int> features, float[][] effects, CancellationToken cancellationToken)
    {
        var cut = ResidualCut.Of(decoder, hookPoint);
        var at = cut.HookPoint(decoder.Config);
        using var cache = decoder.RunWithCache(torch.tensor(ids).reshape(1, ids.Length), [at]);
        var marks = ids.Length - window.Count;
        float[]? clean = null;
        for (var i = 0; i < features.Count; i++)
        {
            var activations = TextReading.Track(codes, features[i]);
            // One that is silent in the window changes nothing there.
            if (activations.AsSpan().IndexOfAnyExcept(0f) < 0)
            {
                Fill(effects[i], window, marks, ids.Length, _ => 0);
                continue;
            }

            cancellationToken.ThrowIfCancellationRequested();
            using var scope = torch.NewDisposeScope();
            clean ??= Losses(cut.RunOn(decoder, cache[at], null), ids);
            var direction = cut.Directions(decoder, hookPoint, dictionary.W_dec.narrow(0, features[i], 1));
            var subtracted = torch.tensor([.. new float[marks], .. activations]).unsqueeze(1) * direction;
            var ablated = Losses(cut.RunOn(decoder, cache[at], subtracted.unsqueeze(0)), ids);
            Fill(effects[i], window, marks, ids.Length, place => ablated[place - 1] - clean[place - 1]);
        }
    }

    /// <summary>Takes over the kept tokens of a window; the first of a text without a mark is predicted by nothing.</summary>
    private static void Fill(float[] effects, TextWindow window, int marks, int length, Func<int, float> effect)
    {
        for (var place = window.KeptFrom - window.Start + marks; place < length; place++)
            effects[window.Start + place - marks] = place == 0 ? float.NaN : effect(place);
    }

    /// <summary>Loss of predicting each token but the first, <c>[pos − 1]</c>.</summary>
    /// <param name="hidden">What the unembedding reads, <c>[1, pos, d_model]</c>.</param>
    /// <param name="ids">The tokens.</param>
    private float[] Losses(Tensor hidden, long[] ids)
    {
        if (ids.Length < 2) return [];
        using var scope = torch.NewDisposeScope();
        var logits = hidden.select(0, 0).narrow(0, 0, ids.Length - 1).mm(decoder.W_U);
        return nn.functional.cross_entropy(logits, torch.tensor(ids).narrow(0, 1, ids.Length - 1), reduction: nn.Reduction.None).data<float>().ToArray();
    }
}
