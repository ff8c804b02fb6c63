using Interp.Abstractions.Circuits;
using Interp.Analysis.Language;
using TorchSharp;
using static TorchSharp.torch;

namespace Interp.Analysis.Circuits;

/// <summary>How much of its attention each head gives to one token, gathered over prompts.</summary>
internal sealed class Saturation(DecoderConfig config)
{
    /// <summary>From here on a gradient through the softmax has lost 95 % of what it was: A (1 − A) against its largest, ¼, at 0.987 is 0.05.</summary>
    private const double Threshold = 0.987;

    private readonly double[,] _atEnd = new double[config.n_layers, config.n_heads], _mean = new double[config.n_layers, config.n_heads];
    private int _prompts;

    /// <summary>Heads that give one token nearly everything, at END or at the mean position.</summary>
    public IReadOnlySet<HeadName> Heads => Enumerable.Range(0, config.n_layers * config.n_heads).Select(i => new HeadName(i / config.n_heads, i % config.n_heads))
        .Where(h => _prompts > 0 && Math.Max(_atEnd[h.Layer, h.Head], _mean[h.Layer, h.Head]) > Threshold * _prompts).ToHashSet();

    /// <summary>Where the patterns are.</summary>
    public static IEnumerable<string> HookPoints(DecoderConfig config) => Enumerable.Range(0, config.n_layers).Select(Name);

    /// <param name="prompts">Where END is.</param>
    /// <param name="pattern">Attention at a hook point, on the side that is differentiated.</param>
    public void Add(PromptBatch prompts, Func<string, Tensor> pattern)
    {
        using var scope = torch.NewDisposeScope();
        var ends = prompts.Positions(TokenPair.End);
        _prompts += prompts.Count;
        for (var layer = 0; layer < config.n_layers; layer++)
        {
            var most = pattern(Name(layer)).amax(-1).to(ScalarType.Float64).contiguous().data<double>().ToArray(); // [batch, n_heads, query]
            for (var row = 0; row < ends.Length; row++)
            {
                for (var head = 0; head < config.n_heads; head++)
                {
                    var queries = most.AsSpan((row * config.n_heads + head) * prompts.Length, ends[row] + 1);
                    _atEnd[layer, head] += queries[^1];
                    // The first token has nothing else to attend to.
                    var sum = 0.0;
                    foreach (var value in queries[1..]) sum += value;
                    _mean[layer, head] += queries.Length > 1 ? sum / (queries.Length - 1) : 0;
                }
            }
        }
    }

    private static string Name(int layer) => $"blocks.{layer}.attn.hook_pattern";
}
