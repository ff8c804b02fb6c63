using System.Globalization;
using Interp.Abstractions.Circuits;
using Interp.Analysis.Language;

namespace Interp.Analysis.Circuits;

/// <summary>The beginning of paths: a head, an MLP, or several of them that send together.</summary>
/// <param name="Name">For people.</param>
/// <param name="Heads">Heads whose outputs are replaced.</param>
/// <param name="Mlps">Layers whose MLP outputs are replaced.</param>
public sealed record PathSender(string Name, IReadOnlyList<HeadName> Heads, IReadOnlyList<int> Mlps)
{
    /// <summary>The first layer that sends.</summary>
    public int FirstLayer => Heads.Select(h => h.Layer).Concat(Mlps).Min();

    public static PathSender Of(HeadName head) => new(head.ToString(), [head], []);

    public static PathSender OfMlp(int layer) => new(string.Create(CultureInfo.InvariantCulture, $"mlp {layer}"), [], [layer]);

    /// <summary>Several heads and MLPs as one sender.</summary>
    public static PathSender Joint(IReadOnlyList<HeadName> heads, IReadOnlyList<int> mlps) =>
        new(string.Join(" + ", heads.Select(h => h.ToString()).Concat(mlps.Select(l => string.Create(CultureInfo.InvariantCulture, $"mlp {l}")))), heads, mlps);

    /// <summary>Each head of the model by itself.</summary>
    public static IReadOnlyList<PathSender> EveryHead(DecoderConfig config) =>
        (from layer in Enumerable.Range(0, config.n_layers) from head in Enumerable.Range(0, config.n_heads) select Of(new HeadName(layer, head))).ToList();

    /// <summary>Each MLP of the model by itself.</summary>
    public static IReadOnlyList<PathSender> EveryMlp(DecoderConfig config) =>
        config.d_mlp == 0 ? [] : Enumerable.Range(0, config.n_layers).Select(OfMlp).ToList();
}
