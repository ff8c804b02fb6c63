namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor add(Tensor target) => Aten.add_Tensor.Call(this, target, 1);

        public Tensor add(Scalar scalar) => Aten.add_Scalar.Call(this, scalar, 1);

        /// <summary><c>this + alpha · target</c>.</summary>
        public Tensor add(Tensor target, Scalar alpha) => Aten.add_Tensor.Call(this, target, alpha);

        public Tensor sub(Tensor target) => Aten.sub_Tensor.Call(this, target, 1);

        public Tensor sub(Scalar scalar) => Aten.sub_Scalar.Call(this, scalar, 1);

        /// <summary><c>this - alpha · target</c>.</summary>
        public Tensor sub(Tensor target, Scalar alpha) => Aten.sub_Tensor.Call(this, target, alpha);

        public Tensor mul(Tensor target) => Aten.mul_Tensor.Call(this, target);

        public Tensor mul(Scalar target) => Aten.mul_Scalar.Call(this, target);

        public Tensor div(Tensor target, RoundingMode rounding_mode = RoundingMode.None) => Aten.div_Tensor_mode.Call(this, target, Text(rounding_mode));

        public Tensor div(Scalar target, RoundingMode rounding_mode = RoundingMode.None) => Aten.div_Scalar_mode.Call(this, target, Text(rounding_mode));

        private static string? Text(RoundingMode mode) => mode == RoundingMode.None ? null : mode.ToString();

        public Tensor floor_divide(Tensor other) => div(other, RoundingMode.floor);

        public Tensor floor_divide(Scalar other) => div(other, RoundingMode.floor);

        public Tensor remainder(Tensor other) => Aten.remainder_Tensor.Call(this, other);

        public Tensor remainder(Scalar other) => Aten.remainder_Scalar.Call(this, other);

        public Tensor fmod(Tensor other) => Aten.fmod_Tensor.Call(this, other);

        public Tensor fmod(Scalar other) => Aten.fmod_Scalar.Call(this, other);

        public Tensor pow(Tensor exponent) => Aten.pow_Tensor_Tensor.Call(this, exponent);

        public Tensor pow(Scalar exponent) => Aten.pow_Tensor_Scalar.Call(this, exponent);

        /// <summary><c>this + value · tensor1 · tensor2</c>.</summary>
        public Tensor addcmul(Tensor tensor1, Tensor tensor2, Scalar value) => Aten.addcmul.Call(this, tensor1, tensor2, value);

        /// <summary><c>this + value · tensor1 / tensor2</c>.</summary>
        public Tensor addcdiv(Tensor tensor1, Tensor tensor2, Scalar value) => Aten.addcdiv.Call(this, tensor1, tensor2, value);

        public Tensor lerp(Tensor end, Tensor weight) => Aten.lerp_Tensor.Call(this, end, weight);
    }
}
