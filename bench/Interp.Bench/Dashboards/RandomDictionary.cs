using Interp.Analysis.Dictionaries;
using Interp.Analysis.Language;
using static TorchSharp.torch;

namespace Interp.Bench.Dashboards;

/// <summary>
/// A dictionary of random directions whose biases are set so that feature densities run evenly on a log scale from 1e-4 to 2e-2 (about 15
/// active features a token). What dashboards cost depends on how often features fire, not on what they mean; no feature is dead here, so
/// every card is a full one.
/// </summary>
internal static class RandomDictionary
{
    internal const string Described = "random directions, densities 1e-4 to 2e-2";
    private const int SampleContexts = 128, Chunk = 256;
    private const double LeastDensity = 1e-4, MostDensity = 2e-2;

    internal static SparseAutoencoder Create(Decoder decoder, TokenCorpus corpus, string hookPoint, int d_sae, int seed)
    {
        using var guard = no_grad();
        using var scope = NewDisposeScope();
        var d_in = DirectPath.Width(decoder, hookPoint);
        using var generator = new Generator((ulong)seed);
        var directions = randn([d_sae, d_in], generator: generator);
        directions = directions / directions.square().sum([1], keepdim: true).sqrt();
        var text = ActivationText.Read(decoder, corpus, hookPoint, SampleContexts * decoder.Config.n_ctx);
        var bias = new float[d_sae];
        for (var first = 0; first < d_sae; first += Chunk)
        {
            using var chunk = NewDisposeScope();
            var count = Math.Min(Chunk, d_sae - first);
            var z = directions.narrow(0, first, count).mm(text.X.t()); // [features, tokens]
            for (var i = 0; i < count; i++)
            {
                // Densities are dealt out by a stride that is prime to the number of features, so that neighbours differ.
                var share = (first + i) * 1_327L % d_sae / (double)d_sae;
                var rank = Math.Max(2, (int)(LeastDensity * Math.Pow(MostDensity / LeastDensity, share) * text.Count));
                bias[first + i] = -z[i].topk(rank).values[rank - 1].item<float>();
            }
        }

        var rows = directions.data<float>().ToArray();
        return SparseAutoencoder.FromRows(new SaeSettings(SaeArchitecture.Standard), rows, rows, bias, new float[d_in]);
    }
}
