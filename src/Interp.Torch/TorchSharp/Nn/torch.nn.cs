namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>What a loss does with its elements; the numbers are ATen's.</summary>
        public enum Reduction
        {
            None = 0,
            Mean = 1,
            Sum = 2,
        }

        public static Modules.Parameter Parameter(Tensor data, bool requires_grad = true) => new(data, requires_grad);
    }
}
