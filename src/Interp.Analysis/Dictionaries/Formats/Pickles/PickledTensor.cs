using TorchSharp;

namespace Interp.Analysis.Dictionaries;

/// <summary>A tensor as a pickle describes it.</summary>
/// <param name="Storage">Where its numbers lie.</param>
/// <param name="Offset">Place of its first number.</param>
/// <param name="Shape">Its sizes.</param>
/// <param name="Strides">Steps between neighbours along each dimension, in numbers.</param>
internal sealed record PickledTensor(PickledStorage Storage, long Offset, long[] Shape, long[] Strides);

/// <summary>Where a pickle says the numbers of a tensor lie.</summary>
/// <param name="Key">Name of the archive's entry under <c>data/</c>.</param>
/// <param name="Type">Of each number.</param>
/// <param name="Size">Bytes of each number.</param>
/// <param name="Count">Numbers in all.</param>
internal sealed record PickledStorage(string Key, torch.ScalarType Type, int Size, long Count);
