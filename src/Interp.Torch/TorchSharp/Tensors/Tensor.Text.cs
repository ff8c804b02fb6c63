namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Shape, type and device; values of a tensor with one element.</summary>
        public override string ToString() =>
            IsInvalid ? "[invalid]" : $"[{string.Join('x', shape)}], type = {dtype}, device = {device}";

        /// <summary>Whether both have the same shape and the same elements; <c>==</c> compares element by element.</summary>
        public bool Equals(Tensor? other) => other is not null && Aten.equal.CallScalar(this, other).ToBoolean();

        public override bool Equals(object? obj) => Equals(obj as Tensor);

        public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
    }
}
