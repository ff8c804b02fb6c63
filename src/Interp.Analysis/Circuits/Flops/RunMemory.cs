using Interp.Analysis.Language;

namespace Interp.Analysis.Circuits;

/// <summary>
/// How many numbers runs hold at once, from sizes alone. Each counts the tensors of its code that live together: n those of a norm, D = H d_head, D_K = K d_head, T
/// the keys that a query sees. Rotary positions hold five more of what they turn, shared key heads two copies in full.
/// </summary>
/// <param name="c">The model.</param>
/// <param name="tokens">Of the longest prompt.</param>
internal sealed class RunMemory(DecoderConfig c, int tokens)
{
    private readonly double _d = c.d_model, _heads = (double)c.n_heads * c.d_head, _keys = (double)c.n_kv_heads * c.d_head, _hidden = (c.GatedMlp ? 4.0 : 2.0) * c.d_mlp;
    private readonly double _norm = c.Normalisation switch { Normalisation.None => 0, Normalisation.LayerNorm => 1, _ => 3 };
    private readonly double _turns = c.Positions is PositionalEncoding.RotaryHalfSplit or PositionalEncoding.RotaryInterleaved ? 5 : 0;

    /// <summary>
    /// A plain pass, of which one part is held: a token takes the larger of attention, (4 + n) d + 6 D + 2 D_K + 2 H T, and MLP, (5 + n) d + 2 d_mlp (4 where gated). With the token ids.
    /// </summary>
    public double Plain(int prompts)
    {
        var attention = (4 + _norm) * _d + (6 + _turns + (c.n_heads == c.n_kv_heads ? 0 : 2)) * _heads + (2 + _turns) * _keys + 2.0 * c.n_heads * tokens;
        return Math.Min(prompts, PlainPass.PromptsAtOnce(tokens)) * (double)tokens * Math.Max(attention, (5 + _norm) * _d + _hidden) + 4.0 * prompts * tokens;
    }

    /// <summary>The rest of edited runs (<see cref="SuffixRun"/>), where a token takes as much as in a plain pass, but for <see cref="WindowAttention"/>.</summary>
    /// <param name="rows">Places of all windows that run together.</param>
    /// <param name="prompts">Pairs.</param>
    /// <param name="whole">Windows begin with their prompts.</param>
    public double Suffix(double rows, int prompts, bool whole) => rows * Math.Max(WindowAttention(whole), (5 + _norm) * _d + _hidden) + (whole ? 0 : 2.0 * prompts * tokens * _keys);

    /// <summary>Attention over a window, for each of its places: (4 + n) d + 5 D + 4 D_K + 3 H T, and T of a mask; with keys and values before it, whose products join, 3 D + 2 H T more.</summary>
    public double WindowAttention(bool whole) => tokens + (4 + _norm) * _d + ((whole ? 5 : 8) + _turns) * _heads + (4 + _turns) * _keys + (whole ? 3.0 : 5.0) * c.n_heads * tokens;

    /// <summary>An MLP's answer to changes of the stream, for each of its rows: (7 + n) d + 2 d_mlp.</summary>
    public double Answer(double rows) => rows * ((7 + _norm) * _d + _hidden);

    /// <summary>Reading the metric off the stream at END: the last norm and its product, and for other metrics than the logit difference some logits, several times.</summary>
    public double Reading(double rows, MetricKind kind) => rows * (2 + _norm) * _d + Math.Min(rows, Metric.RowsAtOnce) * c.d_vocab * (kind switch { MetricKind.LogitDifference => 0.0, MetricKind.Probability => 3, _ => 5 });

    /// <summary>What the metric keeps: END of both runs, a direction, and for the divergence all logits of the clean run.</summary>
    public double Metrics(int prompts, MetricKind kind) => prompts * (3 * _d + (kind == MetricKind.KlDivergence ? 2.0 * c.d_vocab : 0));
}
