using TorchSharp;

namespace Interp.Analysis.Dictionaries;

/// <summary>Where a pickle says the numbers of a tensor lie.</summary>
/// <param name="Key">Name of the archive's entry under <c>data/</c>.</param>
/// <param name="Type">Of each number.</param>
/// <param name="Size">Bytes of each number.</param>
/// <param name="Count">Numbers in all.</param>
internal sealed record PickledStorage(string Key, torch.ScalarType Type, int Size, long Count);
