namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>Negative log-likelihood of the target classes under softmax: <c>[n, classes]</c> and <c>[n]</c>, in nats.</summary>
            public static Tensor cross_entropy(Tensor input, Tensor target, Tensor? weight = null, long ignore_index = -100, Reduction reduction = Reduction.Mean, double label_smoothing = 0) =>
                Aten.cross_entropy_loss.Call(input, target, weight, (long)reduction, ignore_index, label_smoothing);

            public static Tensor nll_loss(Tensor input, Tensor target, Tensor? weight = null, Reduction reduction = Reduction.Mean) =>
                Aten.nll_loss_nd.Call(input, target, weight, (long)reduction, -100);

            public static Tensor mse_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean) =>
                Aten.mse_loss.Call(input, target, (long)reduction);

            public static Tensor l1_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean) =>
                Aten.l1_loss.Call(input, target, (long)reduction);

            /// <summary>Kullback-Leibler divergence; <paramref name="input"/> holds log-probabilities, and so does the target by default.</summary>
            public static Tensor kl_div(Tensor input, Tensor target, bool log_target = true, Reduction reduction = Reduction.Mean) =>
                Aten.kl_div.Call(input, target, (long)reduction, log_target);
        }
    }
}
