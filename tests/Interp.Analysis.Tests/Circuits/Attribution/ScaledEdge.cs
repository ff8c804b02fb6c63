using Interp.Abstractions.Circuits;
using Interp.Analysis.Circuits;
using Interp.Analysis.Language;
using TorchSharp;
using static TorchSharp.torch;

namespace Interp.Analysis.Tests.Circuits;

/// <summary>One edge carrying its sender's corrupted value by a share, prompt by prompt, by replacing what its receiver puts out.</summary>
internal sealed class ScaledEdge(Decoder decoder, PromptBatch prompts, MetricKind kind)
{
    private readonly EdgeGraph _graph = new(decoder.Config);

    /// <summary>The mean metric with in_v + share (u_corrupted − u_clean).</summary>
    public double Metric(int sender, int receiver, double share) => prompts.Pairs.Average(pair => One(new PromptBatch([pair]), sender, _graph.Receivers[receiver], share));

    private double One(PromptBatch alone, int sender, EdgeReceiver to, double share)
    {
        using var noGrad = torch.no_grad();
        using var scope = torch.NewDisposeScope();
        using var metric = GradientRun.MetricOf(decoder, alone, kind);
        using var clean = SenderOutputs.Of(decoder, alone.Clean());
        using var corrupted = SenderOutputs.Of(decoder, alone.Corrupted());
        var difference = (corrupted[sender] - clean[sender]) * share;
        if (to.Part == ReceiverPart.Logits)
            return Read(decoder.LnFinal.Forward(clean.Stream(to.Layer, afterAttention: false) + difference, new RunHooks()));
        if (to.Part == ReceiverPart.Mlp)
        {
            var input = clean.Stream(to.Layer, afterAttention: true) + difference;
            var output = decoder.Blocks[to.Layer].ForwardMlp(input, new RunHooks()) - input;
            return Read(Run($"blocks.{to.Layer}.hook_mlp_out", _ => output));
        }

        var (head, letter) = (to.Head!.Value.Head, to.Part.ToString()[..1]);
        var at = $"blocks.{to.Layer}";
        var normed = new Norm(decoder.Config, decoder.Weights, $"{at}.ln1").Forward(clean.Stream(to.Layer, afterAttention: false) + difference, new RunHooks());
        var projected = normed.matmul(decoder.Weights[$"{at}.attn.W_{letter}"][head]);
        if (decoder.Weights.Find($"{at}.attn.b_{letter}") is { } bias) projected = projected + bias[head];
        return Read(Run($"{at}.attn.hook_{letter.ToLowerInvariant()}", x =>
        {
            x.select(2, head).copy_(projected);
            return x;
        }));

        Tensor Run(string hookPoint, Func<Tensor, Tensor> edit) =>
            decoder.Hidden(alone.Clean(), new RunHooks([], [new Intervention(hookPoint, edit) { AllowNoChange = true }], stopAtLast: false));

        double Read(Tensor hidden) => metric.OfHidden(hidden.select(1, alone.Length - 1)).ToDouble();
    }
}
