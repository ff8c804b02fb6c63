namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor flip(params long[] dims) => Aten.flip.Call(this, dims);

        public Tensor roll(long[] shifts, long[] dims) => Aten.roll.Call(this, shifts, dims);

        public Tensor roll(long shifts, long dims) => roll([shifts], [dims]);

        /// <summary>The lower triangle, zeros above the diagonal.</summary>
        public Tensor tril(long diagonal = 0) => Aten.tril.Call(this, diagonal);

        /// <summary>The upper triangle, zeros below the diagonal.</summary>
        public Tensor triu(long diagonal = 0) => Aten.triu.Call(this, diagonal);

        public Tensor diag(long diagonal = 0) => Aten.diag.Call(this, diagonal);

        public Tensor diagonal(long offset = 0, long dim1 = 0, long dim2 = 1) => Aten.diagonal.Call(this, offset, dim1, dim2);

        public Tensor repeat_interleave(long repeats, long? dim = null) => Aten.repeat_interleave_self_int.Call(this, repeats, dim, Argument.None);

        public Tensor[] split(long size, int dim = 0) => Aten.split_Tensor.CallList(this, size, dim);

        public Tensor[] split(long[] sizes, long dim = 0) => Aten.split_with_sizes.CallList(this, sizes, dim);

        public Tensor[] chunk(long chunks, long dim = 0) => Aten.chunk.CallList(this, chunks, dim);

        public Tensor[] unbind(long dimension = 0) => Aten.unbind_int.CallList(this, dimension);

        public Tensor[] tensor_split(long size, long dim = 0) => Aten.tensor_split_sections.CallList(this, size, dim);
    }
}
