namespace TorchSharp;

public static partial class torch
{
    public static (Tensor values, Tensor indices) topk(Tensor input, int k, int dim = -1, bool largest = true, bool sorted = true) =>
        input.topk(k, dim, largest, sorted);

    public static (Tensor values, Tensor indices) sort(Tensor input, long dim = -1, bool descending = false, bool stable = false) =>
        input.sort(dim, descending, stable);

    /// <summary>The distinct elements; on request, where each element went and how often each occurs.</summary>
    public static (Tensor output, Tensor? inverse_indices, Tensor? counts) unique(Tensor input, bool sorted = true, bool return_inverse = false, bool return_counts = false, int? dim = null)
    {
        var (output, inverse, counts) = dim is { } along
            ? Aten.unique_dim.CallThree(input, along, sorted, return_inverse, return_counts)
            : Aten._unique2.CallThree(input, sorted, return_inverse, return_counts);
        if (!return_inverse) inverse.Dispose();
        if (!return_counts) counts.Dispose();
        return (output, return_inverse ? inverse : null, return_counts ? counts : null);
    }

    /// <summary>Where each value would be inserted into a sorted sequence.</summary>
    public static Tensor searchsorted(Tensor sorted_sequence, Tensor values, bool out_int32 = false, bool right = false, Tensor? sorter = null) =>
        Aten.searchsorted_Tensor.Call(sorted_sequence, values, out_int32, right, Argument.None, sorter);

    /// <summary>The bucket, between sorted boundaries, that each element falls into.</summary>
    public static Tensor bucketize(Tensor input, Tensor boundaries, bool outInt32 = false, bool right = false) =>
        Aten.bucketize_Tensor.Call(input, boundaries, outInt32, right);

    public static Tensor argsort(Tensor input, long dim = -1, bool descending = false) => input.argsort(dim, descending);

    public static Tensor histc(Tensor input, long bins = 100, long min = 0, long max = 0) => input.histc(bins, min, max);

    public static Tensor bincount(Tensor input, Tensor? weights = null, long minlength = 0) => input.bincount(weights, minlength);
}
