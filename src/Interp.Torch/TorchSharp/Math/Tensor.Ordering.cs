namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public (Tensor values, Tensor indexes) topk(int k, int dim = -1, bool largest = true, bool sorted = true) => Aten.topk.CallTwo(this, k, dim, largest, sorted);

        public (Tensor Values, Tensor Indices) sort(long dim = -1, bool descending = false, bool stable = false) => Aten.sort_stable.CallTwo(this, stable, dim, descending);

        public Tensor argsort(long dim = -1, bool descending = false) => Aten.argsort.Call(this, dim, descending);

        public Tensor histc(long bins = 100, long min = 0, long max = 0) => Aten.histc.Call(this, bins, min, max);

        public Tensor bincount(Tensor? weights = null, long minlength = 0) => Aten.bincount.Call(this, weights, minlength);
    }
}
