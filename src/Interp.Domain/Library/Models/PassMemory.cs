namespace Interp.Domain.Library;

/// <summary>
/// How many numbers runs of a model hold at once, from sizes alone: what a worker's code holds, tensor by tensor, as the estimates beside that code count it. A model's row
/// says nothing of its norms; models with rotary positions are taken to have those that hold most.
/// </summary>
/// <param name="model">The model.</param>
/// <param name="prompts">Pairs.</param>
/// <param name="tokens">Of the longest prompt.</param>
internal class PassMemory(ModelSummary model, int prompts, int tokens)
{
    private const int PlainTokensAtOnce = 1024;
    private const double UsualWidth = 64;

    private readonly double _turns = Rotary(model) ? 5 : 0, _copies = model.Heads == model.KvHeads ? 0 : 2;
    private readonly double _hidden = (model.HookPoints.Any(h => h.Name.EndsWith("mlp.hook_pre_linear", StringComparison.Ordinal)) ? 4.0 : 2.0) * model.DMlp;

    /// <summary>Copies of the stream that a norm holds.</summary>
    protected double Norms { get; } = Rotary(model) ? 3 : 1;

    /// <summary>Width of the residual stream.</summary>
    public double Stream => model.DModel;

    /// <summary>Heads; of the usual width while no worker has read the model anew.</summary>
    private double Count => model.Heads == 0 ? Math.Max(1, Stream / UsualWidth) : model.Heads;

    /// <summary>Of all heads together.</summary>
    public double Heads => model.Heads == 0 ? Stream : (double)model.Heads * model.DHead;

    /// <summary>Of all key heads together.</summary>
    public double Keys => model.Heads == 0 ? Stream : (double)model.KvHeads * model.DHead;

    /// <summary>Tokens of all prompts, filled up to the longest.</summary>
    public double Rows => (double)prompts * tokens;

    /// <summary>Numbers of one token of a plain pass: the larger of its attention and its MLP.</summary>
    public double Token => Math.Max(
        ((4 + Norms) * Stream) + ((6 + _turns + _copies) * Heads) + ((2 + _turns) * Keys) + (2.0 * Count * tokens), ((5 + Norms) * Stream) + _hidden);

    /// <summary>A plain pass, of which one part is held, and the token ids.</summary>
    public double Plain => (Math.Min(Rows, Math.Max(PlainTokensAtOnce, tokens)) * Token) + (4 * Rows);

    /// <summary>Attention over a window, for each of its places.</summary>
    /// <param name="whole">Windows begin with their prompts: no keys and values stand before them.</param>
    public double WindowAttention(bool whole) => tokens + ((4 + Norms) * Stream) + (((whole ? 5 : 8) + _turns) * Heads) + ((4 + _turns) * Keys) + ((whole ? 3.0 : 5.0) * Count * tokens);

    /// <summary>The rest of edited runs, with the keys and values before their window.</summary>
    public double Suffix(double rows, bool whole) => (rows * Math.Max(WindowAttention(whole), ((5 + Norms) * Stream) + _hidden)) + (whole ? 0 : 2 * Rows * Keys);

    /// <summary>An MLP's answer to changes of the stream.</summary>
    public double Answer(double rows) => rows * (((7 + Norms) * Stream) + _hidden);

    /// <summary>So many rows together, or as many as one prompt or cell has.</summary>
    public static double Together(double all, int atOnce, double one) => Math.Min(all, Math.Max(atOnce, one));

    private static bool Rotary(ModelSummary model) => !model.HookPoints.Any(h => string.Equals(h.Name, "hook_pos_embed", StringComparison.Ordinal));
}
