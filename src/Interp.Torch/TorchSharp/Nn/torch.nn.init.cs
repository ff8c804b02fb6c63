namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static class init
        {
            public static Tensor normal_(Tensor tensor, double mean = 0, double std = 1, Generator? generator = null) =>
                Fill(tensor, t => t.normal_(mean, std, generator));

            public static Tensor uniform_(Tensor tensor, double low = 0, double high = 1, Generator? generator = null) =>
                Fill(tensor, t => t.uniform_(low, high, generator));

            public static Tensor constant_(Tensor tensor, Scalar val) => Fill(tensor, t => t.fill_(val));

            public static Tensor zeros_(Tensor tensor) => Fill(tensor, static t => t.zero_());

            public static Tensor ones_(Tensor tensor) => Fill(tensor, static t => t.fill_(1));

            /// <summary>Uniform with variance <c>2 gain² / (fan_in + fan_out)</c> (Glorot and Bengio, 2010).</summary>
            public static Tensor xavier_uniform_(Tensor tensor, double gain = 1)
            {
                var (fanIn, fanOut) = Fans(tensor);
                var bound = gain * Math.Sqrt(6.0 / (fanIn + fanOut));
                return uniform_(tensor, -bound, bound);
            }

            /// <summary>Normal with variance <c>2 gain² / (fan_in + fan_out)</c>.</summary>
            public static Tensor xavier_normal_(Tensor tensor, double gain = 1)
            {
                var (fanIn, fanOut) = Fans(tensor);
                return normal_(tensor, 0, gain * Math.Sqrt(2.0 / (fanIn + fanOut)));
            }

            /// <summary>Uniform with variance <c>2 / ((1 + a²) fan_in)</c> (He et al., 2015).</summary>
            public static Tensor kaiming_uniform_(Tensor tensor, double a = 0)
            {
                var bound = Math.Sqrt(6.0 / ((1 + a * a) * Fans(tensor).In));
                return uniform_(tensor, -bound, bound);
            }

            /// <summary>Fan-in and fan-out of a weight <c>[out, in, receptive field...]</c>.</summary>
            private static (long In, long Out) Fans(Tensor tensor)
            {
                var shape = tensor.shape;
                if (shape.Length < 2) throw new ArgumentException("Fan-in and fan-out need a weight of at least two dimensions.", nameof(tensor));
                var field = shape.Skip(2).Aggregate(1L, static (product, size) => product * size);
                return (shape[1] * field, shape[0] * field);
            }

            private static Tensor Fill(Tensor tensor, Func<Tensor, Tensor> fill)
            {
                using var guard = no_grad();
                return fill(tensor);
            }
        }
    }
}
