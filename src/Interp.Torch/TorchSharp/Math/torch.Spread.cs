namespace TorchSharp;

public static partial class torch
{
    /// <inheritdoc cref="Tensor.std(bool)"/>
    public static Tensor std(Tensor input, bool unbiased = true) => input.std(unbiased);

    public static Tensor std(Tensor input, long dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => input.std(dim, unbiased, keepdim, type);

    public static Tensor std(Tensor input, long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => input.std(dimensions, unbiased, keepdim, type);

    /// <inheritdoc cref="Tensor.var(bool)"/>
    public static Tensor var(Tensor input, bool unbiased = true) => input.var(unbiased);

    public static Tensor var(Tensor input, long dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => input.var(dim, unbiased, keepdim, type);

    public static Tensor var(Tensor input, long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => input.var(dimensions, unbiased, keepdim, type);

    public static (Tensor std, Tensor mean) std_mean(Tensor input, bool unbiased = true) => input.std_mean(unbiased);

    public static (Tensor std, Tensor mean) std_mean(Tensor input, long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => input.std_mean(dimensions, unbiased, keepdim, type);

    public static (Tensor var, Tensor mean) var_mean(Tensor input, bool unbiased = true) => input.var_mean(unbiased);

    public static (Tensor var, Tensor mean) var_mean(Tensor input, long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => input.var_mean(dimensions, unbiased, keepdim, type);
}
