using Interp.Abstractions.Circuits;
using Interp.Analysis.Language;
using TorchSharp;
using static TorchSharp.torch;

namespace Interp.Analysis.Circuits;

/// <summary>
/// Runs prompts with some edges carrying the corrupted twin's values: an input reads the residual stream plus, for each removed edge, what its sender put
/// out on the twin less what it puts out now. Its norm comes after, so the edges of an input simply add up. A run starts at the layer of the first input
/// touched, from the plain run's values.
/// </summary>
public sealed class EdgeRuns : IDisposable
{
    private readonly Decoder _decoder;
    private readonly SenderOutputs _clean, _twin;
    private readonly EndMetric _metric;

    /// <param name="decoder">The model; stays the caller's.</param>
    /// <param name="batch">Pairs: the clean side is run, the corrupted side is what removed edges carry.</param>
    /// <param name="kind">What is measured at END.</param>
    public EdgeRuns(Decoder decoder, PromptBatch batch, MetricKind kind)
    {
        _decoder = decoder;
        Graph = new EdgeGraph(decoder.Config);
        _clean = SenderOutputs.Of(decoder, batch.Clean().to(decoder.W_U.device));
        _twin = SenderOutputs.Of(decoder, batch.Corrupted().to(decoder.W_U.device));
        _metric = Measure(decoder, batch, kind);
        Kind = kind;
    }

    public EdgeGraph Graph { get; }

    public MetricKind Kind { get; }

    /// <summary>The metric of each prompt with these edges removed.</summary>
    /// <param name="removed">Edges of <see cref="Graph"/>.</param>
    /// <param name="from">Index of the first receiver with a removed edge, or of one before it.</param>
    public double[] Run(EdgeMask removed, int from = 0)
    {
        if (Enumerable.Range(0, from).Any(r => removed.Removed(r).Any() && Graph.Receivers[r].Layer < Graph.Receivers[from].Layer))
            throw new ArgumentException($"An edge is removed before {Graph.Receivers[from].Name}: start the run there.", nameof(from));
        using var noGrad = torch.no_grad();
        using var scope = torch.NewDisposeScope();
        var first = Graph.Receivers[from];
        var atMlp = first.Part == ReceiverPart.Mlp && !Enumerable.Range(0, from).Any(r => removed.Removed(r).Any());
        var now = _clean.First(Graph.Receivers.First(r => r.Layer == first.Layer && (!atMlp || r.Part == ReceiverPart.Mlp)).Senders).ToList();
        var stream = _clean.Stream(first.Layer, atMlp);
        for (var layer = first.Layer; layer < _decoder.Config.n_layers; layer++)
        {
            if (layer > first.Layer || !atMlp) stream = Attend(layer, stream, now, removed);
            if (_decoder.Config.d_mlp > 0) stream = Think(layer, stream, now, removed);
        }

        return _metric.Of(_decoder.LnFinal.Forward(Input(Graph.Receivers.Count - 1, stream, now, removed), new RunHooks()));
    }

    public void Dispose()
    {
        _clean.Dispose();
        _twin.Dispose();
        _metric.Dispose();
    }

    private EndMetric Measure(Decoder decoder, PromptBatch batch, MetricKind kind)
    {
        using var noGrad = torch.no_grad();
        using var scope = torch.NewDisposeScope();
        return new EndMetric(decoder, batch, kind, decoder.LnFinal.Forward(_clean.Stream(decoder.Config.n_layers, afterAttention: false), new RunHooks()));
    }

    private Tensor Attend(int layer, Tensor stream, List<Tensor> now, EdgeMask removed)
    {
        using var scope = torch.NewDisposeScope();
        var at = $"blocks.{layer}";
        var norm = new Norm(_decoder.Config, _decoder.Weights, $"{at}.ln1");
        var edits = new List<Intervention>();
        Edit(ReceiverPart.Query, "q", "W_Q", "b_Q", _decoder.Config.n_heads);
        Edit(ReceiverPart.Key, "k", "W_K", "b_K", _decoder.Config.n_kv_heads);
        Edit(ReceiverPart.Value, "v", "W_V", "b_V", _decoder.Config.n_kv_heads);
        var hooks = new RunHooks([$"{at}.attn.hook_result"], edits, stopAtLast: false);
        var output = new Attention(_decoder.Config, _decoder.Weights, $"{at}.attn").Forward(norm.Forward(stream, new RunHooks()), hooks);
        using var cache = hooks.ToCache();
        var result = cache[$"{at}.attn.hook_result"];
        for (var head = 0; head < _decoder.Config.n_heads; head++) now.Add(result.select(2, head).MoveToOuterDisposeScope());
        return (stream + output).MoveToOuterDisposeScope();

        void Edit(ReceiverPart part, string letter, string weight, string bias, int heads)
        {
            var indices = Enumerable.Range(0, heads).Select(h => Graph.Receiver(layer, part, h)).ToArray();
            if (indices.All(i => !removed.Removed(i).Any())) return;
            using var inner = torch.NewDisposeScope();
            var read = torch.stack(Array.ConvertAll(indices, Normed), 0); // [heads, batch, pos, d_model]
            var projected = torch.einsum("hbpm,hmd->bphd", read, _decoder.Weights[$"{at}.attn.{weight}"]);
            if (_decoder.Weights.Find($"{at}.attn.{bias}") is { } b) projected = projected + b;
            projected.MoveToOuterDisposeScope();
            edits.Add(new Intervention($"{at}.attn.hook_{letter}", _ => projected) { AllowNoChange = true });
        }

        Tensor Normed(int receiver)
        {
            using var one = torch.NewDisposeScope();
            return norm.Forward(Input(receiver, stream, now, removed), new RunHooks()).MoveToOuterDisposeScope();
        }
    }

    private Tensor Think(int layer, Tensor stream, List<Tensor> now, EdgeMask removed)
    {
        using var scope = torch.NewDisposeScope();
        var input = Input(Graph.Receiver(layer, ReceiverPart.Mlp), stream, now, removed);
        var normed = new Norm(_decoder.Config, _decoder.Weights, $"blocks.{layer}.ln2").Forward(input, new RunHooks());
        now.Add(new Mlp(_decoder.Config, _decoder.Weights, $"blocks.{layer}.mlp").Forward(normed, new RunHooks()).MoveToOuterDisposeScope());
        return (stream + now[^1]).MoveToOuterDisposeScope();
    }

    private Tensor Input(int receiver, Tensor stream, List<Tensor> now, EdgeMask removed)
    {
        var input = stream.clone();
        // One change at a time is held, however many edges are removed.
        foreach (var sender in removed.Removed(receiver))
        {
            using var change = _twin[sender] - now[sender];
            input.add_(change);
        }

        return input;
    }
}
