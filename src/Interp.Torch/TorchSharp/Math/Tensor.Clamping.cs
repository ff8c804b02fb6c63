namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor clamp(Scalar? min = null, Scalar? max = null) => Aten.clamp.Call(this, min, max);

        public Tensor clamp(Tensor? min = null, Tensor? max = null) => Aten.clamp_Tensor.Call(this, min, max);

        public Tensor clamp_min(Scalar min) => Aten.clamp_min.Call(this, min);

        public Tensor clamp_max(Scalar max) => Aten.clamp_max.Call(this, max);

        public Tensor maximum(Tensor other) => Aten.maximum.Call(this, other);

        public Tensor minimum(Tensor other) => Aten.minimum.Call(this, other);

        public Tensor clamp_(Scalar? min = null, Scalar? max = null) => Aten.clamp_.Into(this, min, max);

        public Tensor clamp_min_(Scalar min) => Aten.clamp_min_.Into(this, min);

        public Tensor clamp_max_(Scalar max) => Aten.clamp_max_.Into(this, max);
    }
}
