using Interp.Analysis.Dictionaries;
using Interp.Analysis.Language;
using TorchSharp;

namespace Interp.Analysis.Tests.Dictionaries;

/// <summary>A random ReLU model with a random dictionary, on the neurons of its one layer unless said otherwise, small enough for references.</summary>
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

    private readonly string _hookPoint;

    public TinyModel(int seed = 1, int d_sae = 40, int layers = 1, string hookPoint = HookPoint, string? target = null)
    {
        var config = Config with { n_layers = layers };
        Decoder = new Decoder(config, DecoderInitialisation.Random(config, seed));
        _hookPoint = hookPoint;
        var d_in = DirectPath.Width(Decoder, hookPoint);
        var random = new Random(seed);
        float[] Draw(int count) => [.. Enumerable.Range(0, count).Select(_ => random.NextSingle() - 0.5f)];
        var d_out = DirectPath.Width(Decoder, target ?? hookPoint);
        Dictionary = SparseAutoencoder.FromRows(
            new SaeSettings(SaeArchitecture.TopK, k: 4) { Transcoder = target is not null }, Draw(d_sae * d_in), Draw(d_sae * d_out), new float[d_sae], Draw(d_out));
    }

    public Decoder Decoder { get; }

    public SparseAutoencoder Dictionary { get; }

    /// <summary>Dense activations of the dictionary on one context, row by row, by libtorch's own operators.</summary>
    public float[][] Encode(int[] context)
    {
        using var scope = torch.NewDisposeScope();
        using var cache = Decoder.RunWithCache(torch.tensor(Array.ConvertAll(context, id => (long)id)).reshape(1, context.Length), [_hookPoint]);
        var f = Dictionary.EncodeDense(cache[_hookPoint].reshape(context.Length, -1));
        return [.. Enumerable.Range(0, context.Length).Select(row => f[row].contiguous().data<float>().ToArray())];
    }

    public void Dispose()
    {
        Dictionary.Dispose();
        Decoder.Dispose();
    }
}
