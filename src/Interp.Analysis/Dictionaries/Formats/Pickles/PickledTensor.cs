namespace Interp.Analysis.Dictionaries;

/// <summary>A tensor as a pickle describes it.</summary>
/// <param name="Storage">Where its numbers lie.</param>
/// <param name="Offset">Place of its first number.</param>
/// <param name="Shape">Its sizes.</param>
/// <param name="Strides">Steps between neighbours along each dimension, in numbers.</param>
internal sealed record PickledTensor(PickledStorage Storage, long Offset, long[] Shape, long[] Strides);
