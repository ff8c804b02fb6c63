namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Numbers, ranges and new axes give a view; index and mask tensors a copy.</summary>
        public Tensor this[params TensorIndex[] indices]
        {
            get => index(indices);
            set => index_put_(value, indices);
        }

        public Tensor this[params Tensor[] indices]
        {
            get => index(indices);
            set => index_put_(value, indices);
        }

        public Tensor this[long i1]
        {
            get => select(0, i1);
            set => index_put_(value, i1);
        }

        public Tensor this[long i1, long i2]
        {
            get => index(i1, i2);
            set => index_put_(value, i1, i2);
        }

        public Tensor this[long i1, long i2, long i3]
        {
            get => index(i1, i2, i3);
            set => index_put_(value, i1, i2, i3);
        }

        public Tensor this[long i1, long i2, long i3, long i4]
        {
            get => index(i1, i2, i3, i4);
            set => index_put_(value, i1, i2, i3, i4);
        }

        public Tensor index(params TensorIndex[] indices)
        {
            var (view, tensors) = Resolve(indices);
            if (tensors is null) return view;
            using var owned = view;
            return Aten.index_Tensor.Call(view, Argument.Optional(tensors));
        }

        public Tensor index(params Tensor[] indices) => Aten.index_Tensor.Call(this, Argument.Optional(indices));

        public Tensor index_put_(Tensor value, params TensorIndex[] indices)
        {
            var (view, tensors) = Resolve(indices);
            using var owned = view;
            if (tensors is null) view.copy_(value);
            else Aten.index_put_.Into(view, Argument.Optional(tensors), value, false);
            return this;
        }

        public Tensor index_put_(Tensor value, params Tensor[] indices) => index_put_(value, indices, accumulate: false);

        /// <summary>Writes values at positions; with <paramref name="accumulate"/> adds them, repeated positions included.</summary>
        public Tensor index_put_(Tensor value, Tensor[] indices, bool accumulate = false) =>
            Aten.index_put_.Into(this, Argument.Optional(indices), value, accumulate);

        public Tensor index_put_(Scalar value, params TensorIndex[] indices)
        {
            using var filled = full([], value, dtype, device);
            return index_put_(filled, indices);
        }

        public Tensor index_put_(Scalar value, params Tensor[] indices)
        {
            using var filled = full([], value, dtype, device);
            return index_put_(filled, indices);
        }

        /// <summary>Applies all that makes views; what remains is the list for index.Tensor, or null.</summary>
        private (Tensor View, Tensor?[]? Tensors) Resolve(TensorIndex[] indices)
        {
            var view = alias();
            List<Tensor?>? tensors = null;
            var dim = 0;
            for (var i = 0; i < indices.Length; i++)
            {
                var item = indices[i];
                var before = view;
                switch (item.Kind)
                {
                    case TensorIndex.Kinds.Single:
                        view = before.select(dim, item.Start!.Value);
                        break;
                    case TensorIndex.Kinds.Slice:
                        if (item.Start is not null || item.Stop is not null || item.Step is not null)
                            view = Aten.slice_Tensor.Call(before, dim, item.Start, item.Stop, item.Step ?? 1);
                        dim++;
                        break;
                    case TensorIndex.Kinds.None:
                        view = before.unsqueeze(dim++);
                        break;
                    case TensorIndex.Kinds.Ellipsis:
                        dim = (int)before.ndim - Consumed(indices.AsSpan(i + 1));
                        break;
                    case TensorIndex.Kinds.Bool:
                        view = before.unsqueeze(dim);
                        Put(ref tensors, dim++, item.Start != 0 ? zeros([1], ScalarType.Int64, device) : empty([0], ScalarType.Int64, device));
                        break;
                    default:
                        var mask = item.Indices!;
                        Put(ref tensors, dim, mask);
                        // A mask takes as many dimensions as it has; index.Tensor expands it in place.
                        dim += mask.dtype == ScalarType.Bool ? (int)mask.ndim : 1;
                        break;
                }

                if (!ReferenceEquals(view, before)) before.Dispose();
            }

            return (view, tensors is null ? null : Expand(tensors));
        }

        private static int Consumed(ReadOnlySpan<TensorIndex> rest)
        {
            var dims = 0;
            foreach (var item in rest)
            {
                dims += item.Kind switch
                {
                    TensorIndex.Kinds.None or TensorIndex.Kinds.Bool => 0,
                    TensorIndex.Kinds.Tensor when item.Indices!.dtype == ScalarType.Bool => (int)item.Indices.ndim,
                    _ => 1,
                };
            }

            return dims;
        }

        private static void Put(ref List<Tensor?>? tensors, int dim, Tensor tensor)
        {
            tensors ??= [];
            while (tensors.Count < dim) tensors.Add(null);
            tensors.Add(tensor);
            for (var extra = 1; extra < (tensor.dtype == ScalarType.Bool ? tensor.ndim : 1); extra++) tensors.Add(Swallowed);
        }

        /// <summary>Holds the place of a dimension that a mask in front of it covers.</summary>
        private static readonly Tensor Swallowed = UnsafeCreateTensor(0);

        private static Tensor?[] Expand(List<Tensor?> tensors) => [.. tensors.Where(tensor => !ReferenceEquals(tensor, Swallowed))];
    }
}
