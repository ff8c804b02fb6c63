using Interp.Analysis.Circuits;
using Interp.Analysis.Language;
using TorchSharp;
using static TorchSharp.torch;

namespace Interp.Analysis.Tests.Circuits;

/// <summary>The factored model written out slowly in double: one prompt, one position, one head at a time, sums over senders spelled out.</summary>
internal sealed class NaiveEdges(Decoder decoder, PromptBatch batch)
{
    private readonly DecoderConfig _config = decoder.Config;
    private readonly EdgeGraph _graph = new(decoder.Config);

    public double[] LogitDifference(EdgeMask removed) => [.. batch.Pairs.Select(p => One(p, removed))];

    private double One(TokenPair pair, EdgeMask removed)
    {
        using var noGrad = torch.no_grad();
        using var scope = torch.NewDisposeScope();
        var twin = Outputs(pair.Corrupted, new EdgeMask(_graph), twin: null, out _);
        Outputs(pair.Clean, removed, twin, out var final);
        var hidden = Norm(final[^1], "ln_final");
        return (hidden.dot(decoder.W_U[.., pair.Answer]) - hidden.dot(decoder.W_U[.., pair.Wrong])).ToDouble();
    }

    // Per sender, per position: [d_model].
    private List<Tensor[]> Outputs(int[] tokens, EdgeMask removed, List<Tensor[]>? twin, out Tensor[] final)
    {
        var now = new List<Tensor[]> { tokens.Select((t, p) => decoder.Weights["W_E"][t] + decoder.Weights["W_pos"][p]).ToArray() };
        for (var layer = 0; layer < _config.n_layers; layer++)
        {
            var constants = Enumerable.Range(0, layer).Select(l => decoder.Weights[$"blocks.{l}.attn.b_O"]).ToList();
            var heads = Enumerable.Range(0, _config.n_heads).Select(h => Head(layer, h, tokens.Length, (part, position) => Read(_graph.Receiver(layer, part, h), position, constants))).ToList();
            now.AddRange(heads);
            constants.Add(decoder.Weights[$"blocks.{layer}.attn.b_O"]);
            now.Add([.. Enumerable.Range(0, tokens.Length).Select(p => Mlp(layer, Norm(Read(_graph.Receiver(layer, ReceiverPart.Mlp), p, constants), $"blocks.{layer}.ln2")))]);
        }

        var all = Enumerable.Range(0, _config.n_layers).Select(l => decoder.Weights[$"blocks.{l}.attn.b_O"]).ToList();
        final = [.. Enumerable.Range(0, tokens.Length).Select(p => Read(_graph.Receivers.Count - 1, p, all))];
        return now;

        Tensor Read(int receiver, int position, List<Tensor> constants)
        {
            var sum = torch.zeros(_config.d_model, ScalarType.Float64);
            foreach (var constant in constants) sum = sum + constant;
            for (var sender = 0; sender < _graph.Receivers[receiver].Senders; sender++) sum = sum + (removed[receiver, sender] ? twin![sender] : now[sender])[position];
            return sum;
        }
    }

    private Tensor[] Head(int layer, int head, int length, Func<ReceiverPart, int, Tensor> read)
    {
        Tensor[] q = Project(ReceiverPart.Query, "Q"), k = Project(ReceiverPart.Key, "K"), v = Project(ReceiverPart.Value, "V");
        return [.. Enumerable.Range(0, length).Select(i =>
        {
            var pattern = torch.stack(Enumerable.Range(0, i + 1).Select(j => q[i].dot(k[j]) / Math.Sqrt(_config.d_head))).softmax(0);
            var z = Enumerable.Range(0, i + 1).Select(j => v[j] * pattern[j]).Aggregate((a, b) => a + b);
            return z.matmul(decoder.Weights[$"blocks.{layer}.attn.W_O"][head]);
        })];

        Tensor[] Project(ReceiverPart part, string letter) => [.. Enumerable.Range(0, length).Select(p =>
            Norm(read(part, p), $"blocks.{layer}.ln1").matmul(decoder.Weights[$"blocks.{layer}.attn.W_{letter}"][head]) + decoder.Weights[$"blocks.{layer}.attn.b_{letter}"][head])];
    }

    private Tensor Mlp(int layer, Tensor x)
    {
        var at = $"blocks.{layer}.mlp";
        return (x.matmul(decoder.Weights[$"{at}.W_in"]) + decoder.Weights[$"{at}.b_in"]).relu().matmul(decoder.Weights[$"{at}.W_out"]) + decoder.Weights[$"{at}.b_out"];
    }

    private Tensor Norm(Tensor x, string at)
    {
        var centred = x - x.mean();
        return centred / (centred.square().mean() + _config.NormEps).sqrt() * decoder.Weights[$"{at}.w"] + decoder.Weights[$"{at}.b"];
    }
}
