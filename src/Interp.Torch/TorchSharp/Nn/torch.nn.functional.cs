namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary><c>input weightsᵀ + bias</c>: <c>[..., in]</c>, <c>[out, in]</c>, <c>[out]</c> give <c>[..., out]</c>.</summary>
            public static Tensor linear(Tensor input, Tensor weights, Tensor? bias = null) => Aten.linear.Call(input, weights, bias);

            /// <summary>Centres and scales over the last dimensions, then multiplies by weight and adds bias.</summary>
            public static Tensor layer_norm(Tensor input, long[] normalized_shape, Tensor? weight = null, Tensor? bias = null, double eps = 1E-05) =>
                Aten.layer_norm.Call(input, normalized_shape, weight, bias, eps, true);

            public static Tensor softmax(Tensor input, long dim, ScalarType? dtype = null) => input.softmax(dim, dtype);

            public static Tensor log_softmax(Tensor x, long dim) => x.log_softmax(dim);

            public static Tensor relu(Tensor x, bool inplace = false) => inplace ? x.relu_() : x.relu();

            public static Tensor gelu(Tensor x) => x.gelu();

            public static Tensor gelu(Tensor x, bool inplace) => gelu(x, Modules.GELU.Approximate.none, inplace);

            public static Tensor gelu(Tensor x, Modules.GELU.Approximate approximate, bool inplace = false) =>
                inplace ? Aten.gelu_.Into(x, approximate.ToString()) : Aten.gelu.Call(x, approximate.ToString());

            public static Tensor silu(Tensor x, bool inplace = false) => inplace ? Aten.silu_.Into(x) : x.silu();

            public static Tensor sigmoid(Tensor x) => x.sigmoid();

            public static Tensor tanh(Tensor x) => x.tanh();

            public static Tensor leaky_relu(Tensor input, double negative_slope = 0.01) => Aten.leaky_relu.Call(input, negative_slope);

            public static Tensor softplus(Tensor x, double beta = 1, double threshold = 20) => Aten.softplus.Call(x, beta, threshold);

            public static Tensor dropout(Tensor input, double p = 0.5, bool training = true, bool inplace = false) =>
                inplace ? Aten.dropout_.Into(input, p, training) : Aten.dropout.Call(input, p, training);

            public static Tensor one_hot(Tensor x, long num_classes = -1) => Aten.one_hot.Call(x, num_classes);

            public static Tensor cosine_similarity(Tensor x1, Tensor x2, long dim = 1, double eps = 1E-08) => Aten.cosine_similarity.Call(x1, x2, dim, eps);

            /// <summary>Divides by the p-norm along <paramref name="dim"/>, or by <paramref name="eps"/> where that is larger.</summary>
            public static Tensor normalize(Tensor input, double p = 2, long dim = 1, double eps = 1E-12)
            {
                using var norm = Aten.norm_ScalarOpt_dim.Call(input, p, new[] { dim }, true);
                using var denominator = norm.clamp_min(eps);
                return input.div(denominator);
            }
        }
    }
}
