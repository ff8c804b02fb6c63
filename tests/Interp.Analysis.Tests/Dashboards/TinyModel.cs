using Interp.Analysis.Sae;
using Interp.Analysis.Transformers;
using TorchSharp;

namespace Interp.Analysis.Tests.Dashboards;

/// <summary>A random one-layer ReLU model with a random dictionary on its neurons, small enough for references.</summary>
internal sealed class TinyModel : IDisposable
{
    public const string HookPoint = "blocks.0.mlp.hook_post";

    public const int Vocabulary = 50;

    private static readonly DecoderConfig Config = DecoderConfig.OneLayerRelu(Vocabulary) with
    {
        d_model = 16,
        n_heads = 2,
        n_kv_heads = 2,
        d_head = 8,
        d_mlp = 24,
        n_ctx = 16,
    };

    public TinyModel(int seed = 1, int d_sae = 40)
    {
        Decoder = new Decoder(Config, DecoderInitialisation.Random(Config, seed));
        var random = new Random(seed);
        float[] Draw(int count) => [.. Enumerable.Range(0, count).Select(_ => random.NextSingle() - 0.5f)];
        Dictionary = SparseAutoencoder.FromRows(
            new SaeSettings(SaeArchitecture.TopK, k: 4), Draw(d_sae * Config.d_mlp), Draw(d_sae * Config.d_mlp), new float[d_sae], Draw(Config.d_mlp));
    }

    public Decoder Decoder { get; }

    public SparseAutoencoder Dictionary { get; }

    /// <summary>Dense activations of the dictionary on one context, row by row, by libtorch's own operators.</summary>
    public float[][] Encode(int[] context)
    {
        using var scope = torch.NewDisposeScope();
        using var cache = Decoder.RunWithCache(torch.tensor(Array.ConvertAll(context, id => (long)id)).reshape(1, context.Length), [HookPoint]);
        var f = Dictionary.EncodeDense(cache[HookPoint].reshape(context.Length, -1));
        return [.. Enumerable.Range(0, context.Length).Select(row => f[row].contiguous().data<float>().ToArray())];
    }

    public void Dispose()
    {
        Dictionary.Dispose();
        Decoder.Dispose();
    }
}
