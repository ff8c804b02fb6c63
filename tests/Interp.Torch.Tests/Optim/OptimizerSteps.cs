using System.Runtime.InteropServices;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Interp.Torch.Tests.Optim;

/// <summary>Each optimizer against its formula on plain numbers.</summary>
public sealed class OptimizerSteps
{
    private static readonly double[] Gradients = [0.5, -1.0, 2.0, 0.25];

    private static double Run(Func<Parameter, optim.Optimizer> make)
    {
        using var scope = NewDisposeScope();
        var p = new Parameter(tensor([1.0]));
        using var optimizer = make(p);
        foreach (var g in Gradients)
        {
            p.grad = tensor([g]);
            optimizer.step();
        }

        return p.ToDouble();
    }

    private static double Adam(double decay, bool decoupled, bool amsgrad = false)
    {
        double p = 1, m = 0, v = 0, most = 0;
        for (var t = 1; t <= Gradients.Length; t++)
        {
            var g = Gradients[t - 1];
            if (decoupled) p *= 1 - 0.1 * decay;
            else g += decay * p;
            m = 0.9 * m + 0.1 * g;
            v = 0.99 * v + 0.01 * g * g;
            most = Math.Max(most, v);
            p -= 0.1 * (m / (1 - Math.Pow(0.9, t))) / (Math.Sqrt((amsgrad ? most : v) / (1 - Math.Pow(0.99, t))) + 1e-8);
        }

        return p;
    }

    [Fact]
    public void Adam_follows_its_formula() =>
        Run(p => optim.Adam([p], 0.1, 0.9, 0.99)).ShouldBe(Adam(0, decoupled: false), 1e-12);

    [Fact]
    public void Adam_adds_weight_decay_to_the_gradient() =>
        Run(p => optim.Adam([p], 0.1, 0.9, 0.99, weight_decay: 0.2)).ShouldBe(Adam(0.2, decoupled: false), 1e-12);

    [Fact]
    public void Amsgrad_keeps_the_largest_second_moment() =>
        Run(p => optim.Adam([p], 0.1, 0.9, 0.99, amsgrad: true)).ShouldBe(Adam(0, decoupled: false, amsgrad: true), 1e-12);

    [Fact]
    public void AdamW_shrinks_the_weights_apart_from_the_gradient() =>
        Run(p => optim.AdamW([p], 0.1, 0.9, 0.99, weight_decay: 0.2)).ShouldBe(Adam(0.2, decoupled: true), 1e-12);

    [Fact]
    public void Maximising_is_minimising_the_negative() =>
        (Run(p => optim.SGD([p], 0.1, maximize: true)) - 1).ShouldBe(-(Run(p => optim.SGD([p], 0.1)) - 1), 1e-12);

    [Theory]
    [InlineData(0.0, 0.0, 0.0, false)]
    [InlineData(0.9, 0.0, 0.0, false)]
    [InlineData(0.9, 0.3, 0.1, false)]
    [InlineData(0.9, 0.0, 0.1, true)]
    public void Gradient_descent_follows_its_formula(double momentum, double dampening, double decay, bool nesterov)
    {
        double p = 1;
        double? buffer = null;
        foreach (var raw in Gradients)
        {
            var g = raw + decay * p;
            if (momentum != 0)
            {
                buffer = buffer is { } b ? momentum * b + (1 - dampening) * g : g;
                g = nesterov ? g + momentum * buffer.Value : buffer.Value;
            }

            p -= 0.1 * g;
        }

        Run(q => optim.SGD([q], 0.1, momentum, dampening, decay, nesterov)).ShouldBe(p, 1e-12);
    }

    [Fact]
    public void A_changed_learning_rate_takes_effect_and_zeroed_gradients_keep_their_memory()
    {
        using var scope = NewDisposeScope();
        var p = new Parameter(tensor([1.0]));
        using var sgd = optim.SGD([p], 0.1);
        sgd.ParamGroups.Single().LearningRate = 0.5;
        p.grad = tensor([1.0]);

        sgd.step();
        sgd.zero_grad();

        p.ToDouble().ShouldBe(0.5);
        p.grad!.ToDouble().ShouldBe(0);
        sgd.parameters().Single().ShouldBeSameAs(p);
    }

    [Fact]
    public void Clipping_scales_all_gradients_to_the_common_norm()
    {
        using var scope = NewDisposeScope();
        Parameter[] ps = [new(zeros(1)), new(zeros(1)), new(zeros(1))];
        ps[0].grad = tensor([3f]);
        ps[1].grad = tensor([4f]);

        nn.utils.clip_grad_norm_(ps, 1).ShouldBe(5, 1e-6);

        ps[0].grad!.ToDouble().ShouldBe(0.6, 1e-6);
        ps[1].grad!.ToDouble().ShouldBe(0.8, 1e-6);
        nn.utils.clip_grad_norm_(ps, 10).ShouldBe(1, 1e-6);
        nn.utils.clip_grad_value_(ps, 0.7);
        ps[1].grad!.ToDouble().ShouldBe(0.7, 1e-6);
    }

    [Fact]
    public void Initialisers_fill_within_their_bounds()
    {
        using var scope = NewDisposeScope();
        var w = new Parameter(empty(200, 100));
        nn.init.xavier_uniform_(w).abs().max().ToDouble().ShouldBe(Math.Sqrt(6.0 / 300), 1e-3);
        nn.init.xavier_normal_(w).std().ToDouble().ShouldBe(Math.Sqrt(2.0 / 300), 2e-3);
        nn.init.kaiming_uniform_(w).abs().max().ToDouble().ShouldBe(Math.Sqrt(6.0 / 100), 1e-3);
        nn.init.normal_(w, 1, 0.1).mean().ToDouble().ShouldBe(1, 0.01);
        nn.init.uniform_(w, 2, 3).min().ToDouble().ShouldBe(2, 0.01);
        nn.init.constant_(w, 4).max().ToDouble().ShouldBe(4);
        nn.init.ones_(w).sum().ToDouble().ShouldBe(20_000);
        nn.init.zeros_(w).sum().ToDouble().ShouldBe(0);
        w.requires_grad.ShouldBeTrue();
        Should.Throw<ExternalException>(() => nn.init.xavier_uniform_(zeros(3)));
    }
}
