using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static class utils
        {
            /// <summary>Scales all gradients so that their common norm is at most <paramref name="max_norm"/>; returns the norm before.</summary>
            public static double clip_grad_norm_(IEnumerable<Parameter> tensors, double max_norm, double norm_type = 2)
            {
                using var scope = NewDisposeScope();
                using var guard = no_grad();
                Tensor[] gradients = [.. tensors.Select(static parameter => parameter.grad).OfType<Tensor>()];
                if (gradients.Length == 0) return 0;
                var norm = Aten.linalg_vector_norm.Call(
                    stack(gradients.Select(gradient => Aten.linalg_vector_norm.Call(gradient, norm_type, Argument.None, false, Argument.None))),
                    norm_type, Argument.None, false, Argument.None).ToDouble();
                var scale = max_norm / (norm + 1e-6);
                if (scale >= 1) return norm;
                foreach (var gradient in gradients) gradient.mul_(scale);
                return norm;
            }

            public static void clip_grad_value_(IEnumerable<Parameter> tensors, double clip_value)
            {
                using var scope = NewDisposeScope();
                using var guard = no_grad();
                foreach (var parameter in tensors) parameter.grad?.clamp_(-clip_value, clip_value);
            }
        }
    }
}
