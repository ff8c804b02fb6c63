using Interp.Analysis.Language;
using TorchSharp;
using static TorchSharp.torch;

namespace Interp.Analysis.Circuits;

/// <summary>Σ over prompts, positions and d_model of (u_corrupted − u_clean) · ∂m/∂in_v, gathered receiver by receiver: one product for all senders and all heads of an input.</summary>
internal sealed class EdgeSums(Decoder decoder, EdgeGraph graph)
{
    private readonly double[][] _sums = [.. graph.Senders.Select(_ => new double[graph.Receivers.Count])];

    /// <summary>The sums divided by <paramref name="prompts"/>, not a number where there is no edge.</summary>
    public double[][] Means(int prompts) =>
        [.. _sums.Select((row, sender) => row.Select((sum, receiver) => sender < graph.Receivers[receiver].Senders ? sum / prompts : double.NaN).ToArray())];

    /// <summary>Where a pass from this place must give gradients.</summary>
    public IReadOnlyList<string> HookPoints(StreamPlace start)
    {
        var config = decoder.Config;
        var names = new List<string>();
        for (var layer = start.Layer; layer < config.n_layers; layer++)
        {
            if (layer > start.Layer || !start.AfterAttention) names.AddRange(At(layer, "hook_resid_pre", "attn.hook_q", "attn.hook_k", "attn.hook_v"));
            if (config.d_mlp == 0) continue;
            names.AddRange(At(layer, "hook_resid_mid", "mlp.hook_pre"));
            if (config.GatedMlp) names.AddRange(At(layer, "mlp.hook_pre_linear"));
        }

        if (start.Layer < config.n_layers) names.AddRange(At(config.n_layers - 1, "hook_resid_post"));
        return names;

        static IEnumerable<string> At(int layer, params string[] leaves) => leaves.Select(leaf => $"blocks.{layer}.{leaf}");
    }

    /// <summary>Adds one pass.</summary>
    public void Add(GradientRun run, EdgeStep step, Tensor differences)
    {
        for (var layer = step.Start.Layer; layer < decoder.Config.n_layers; layer++)
        {
            if (layer > step.Start.Layer || !step.Start.AfterAttention) AddAttention(run, layer, step, differences);
            if (decoder.Config.d_mlp > 0) AddMlp(run, layer, step, differences);
        }

        var atLogits = step.Start.Layer < decoder.Config.n_layers ? run.Gradient($"blocks.{decoder.Config.n_layers - 1}.hook_resid_post") : run.StartGradient;
        Add(graph.Receivers.Count - 1, atLogits.unsqueeze(0), step, differences);
    }

    private void AddAttention(GradientRun run, int layer, EdgeStep step, Tensor differences)
    {
        var x = run.Value($"blocks.{layer}.hook_resid_pre");
        foreach (var (part, letter) in new[] { (ReceiverPart.Query, "Q"), (ReceiverPart.Key, "K"), (ReceiverPart.Value, "V") })
        {
            using var scope = torch.NewDisposeScope();
            var gradient = torch.einsum("bthe,hme->hbtm", run.Gradient($"blocks.{layer}.attn.hook_{letter.ToLowerInvariant()}"), decoder.Weights[$"blocks.{layer}.attn.W_{letter}"].detach());
            Add(graph.Receiver(layer, part), NormGradient.Through(decoder, $"blocks.{layer}.ln1", x, gradient), step, differences);
        }
    }

    private void AddMlp(GradientRun run, int layer, EdgeStep step, Tensor differences)
    {
        using var scope = torch.NewDisposeScope();
        var at = $"blocks.{layer}.mlp";
        var gated = decoder.Config.GatedMlp;
        var gradient = nn.functional.linear(run.Gradient($"{at}.hook_pre"), decoder.Weights[gated ? $"{at}.W_gate" : $"{at}.W_in"].detach());
        if (gated) gradient = gradient + nn.functional.linear(run.Gradient($"{at}.hook_pre_linear"), decoder.Weights[$"{at}.W_in"].detach());
        Add(graph.Receiver(layer, ReceiverPart.Mlp), NormGradient.Through(decoder, $"blocks.{layer}.ln2", run.Value($"blocks.{layer}.hook_resid_mid"), gradient).unsqueeze(0), step, differences);
    }

    // gradients: [receivers of one input, batch, pos, d_model].
    private void Add(int receiver, Tensor gradients, EdgeStep step, Tensor differences)
    {
        var count = Math.Min(step.Scored.First + step.Scored.Count, graph.Receivers[receiver].Senders) - step.Scored.First;
        if (count <= 0) return;
        using var scope = torch.NewDisposeScope();
        var senders = differences.narrow(0, step.Scored.First, count).reshape(count, -1);
        var product = senders.mm(gradients.reshape(gradients.shape[0], -1).t()).to(ScalarType.Float64).contiguous().data<double>().ToArray();
        var width = (int)gradients.shape[0];
        for (var i = 0; i < product.Length; i++) _sums[step.Scored.First + i / width][receiver + i % width] += step.Weight * product[i];
    }
}
