namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor add_(Tensor target) => Aten.add__Tensor.Into(this, target, 1);

        public Tensor add_(Tensor target, Scalar alpha) => Aten.add__Tensor.Into(this, target, alpha);

        public Tensor add_(Scalar scalar) => Aten.add__Scalar.Into(this, scalar, 1);

        public Tensor sub_(Tensor target) => Aten.sub__Tensor.Into(this, target, 1);

        public Tensor sub_(Tensor target, Scalar alpha) => Aten.sub__Tensor.Into(this, target, alpha);

        public Tensor sub_(Scalar scalar) => Aten.sub__Scalar.Into(this, scalar, 1);

        public Tensor mul_(Tensor target) => Aten.mul__Tensor.Into(this, target);

        public Tensor mul_(Scalar target) => Aten.mul__Scalar.Into(this, target);

        public Tensor div_(Tensor target) => Aten.div__Tensor.Into(this, target);

        public Tensor div_(Scalar target) => Aten.div__Scalar.Into(this, target);

        public Tensor pow_(Scalar exponent) => Aten.pow__Scalar.Into(this, exponent);

        public Tensor addcmul_(Tensor tensor1, Tensor tensor2, Scalar value) => Aten.addcmul_.Into(this, tensor1, tensor2, value);

        public Tensor addcdiv_(Tensor tensor1, Tensor tensor2, Scalar value) => Aten.addcdiv_.Into(this, tensor1, tensor2, value);

        public Tensor lerp_(Tensor end, Tensor weight) => Aten.lerp__Tensor.Into(this, end, weight);

        public Tensor fill_(Scalar value) => Aten.fill__Scalar.Into(this, value);

        public Tensor zero_() => Aten.zero_.Into(this);

        public Tensor neg_() => Aten.neg_.Into(this);

        public Tensor abs_() => Aten.abs_.Into(this);

        public Tensor sqrt_() => Aten.sqrt_.Into(this);

        public Tensor rsqrt_() => Aten.rsqrt_.Into(this);

        public Tensor square_() => Aten.square_.Into(this);

        public Tensor exp_() => Aten.exp_.Into(this);

        public Tensor log_() => Aten.log_.Into(this);

        public Tensor relu_() => Aten.relu_.Into(this);

        public Tensor sigmoid_() => Aten.sigmoid_.Into(this);

        public Tensor tanh_() => Aten.tanh_.Into(this);
    }
}
