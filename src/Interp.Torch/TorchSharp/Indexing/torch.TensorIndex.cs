namespace TorchSharp;

public static partial class torch
{
    /// <summary>One item between the brackets of <c>a[...]</c>: a number, a range, a mask or index tensor, a new axis or <c>...</c>.</summary>
    public readonly struct TensorIndex
    {
        internal enum Kinds
        {
            None,
            Single,
            Slice,
            Bool,
            Tensor,
            Ellipsis,
        }

        private TensorIndex(Kinds kind, long? start = null, long? stop = null, long? step = null, Tensor? tensor = null)
        {
            Kind = kind;
            Start = start;
            Stop = stop;
            Step = step;
            Indices = tensor;
        }

        internal Kinds Kind { get; }

        internal long? Start { get; }

        internal long? Stop { get; }

        internal long? Step { get; }

        internal Tensor? Indices { get; }

        /// <summary>As many whole dimensions as there are left.</summary>
        public static readonly TensorIndex Ellipsis = new(Kinds.Ellipsis);

        /// <summary>A whole dimension.</summary>
        public static readonly TensorIndex Colon = new(Kinds.Slice);

        /// <summary>A new dimension of size 1.</summary>
        public static readonly TensorIndex None = new(Kinds.None);

        /// <summary>A new dimension of size 1.</summary>
        public static readonly TensorIndex Null = new(Kinds.None);

        public static TensorIndex Slice(long? start = null, long? stop = null, long? step = null) => new(Kinds.Slice, start, stop, step);

        public static TensorIndex Slice(Range range) => range;

        public static TensorIndex Single(long? index) => index is null ? None : new(Kinds.Single, index);

        public static TensorIndex Bool(bool value) => new(Kinds.Bool, value ? 1 : 0);

        public static TensorIndex Tensor(Tensor tensor) => new(Kinds.Tensor, tensor: tensor);

        public static implicit operator TensorIndex(long value) => Single(value);

        public static implicit operator TensorIndex(Index value) => Single(FromIndex(value));

        public static implicit operator TensorIndex((int? start, int? end) range) => Slice(range.start, range.end);

        public static implicit operator TensorIndex(Range range) =>
            Slice(FromIndex(range.Start), range.End.Equals(Index.End) ? null : FromIndex(range.End));

        private static long FromIndex(Index index) => index.IsFromEnd ? -(long)index.Value : index.Value;
    }
}
