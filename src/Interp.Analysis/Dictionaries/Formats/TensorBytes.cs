using TorchSharp;

namespace Interp.Analysis.Dictionaries;

/// <summary>The raw little-endian bytes of a tensor, in rows.</summary>
internal static class TensorBytes
{
    private const long PieceNumbers = 1 << 26;

    public static void Write(Stream stream, torch.Tensor tensor)
    {
        using var scope = torch.NewDisposeScope();
        torch.Tensor flat = tensor.contiguous().view(-1);
        // A span ends at 2 GiB.
        for (long start = 0; start < flat.NumberOfElements; start += PieceNumbers)
            stream.Write(flat.narrow(0, start, Math.Min(PieceNumbers, flat.NumberOfElements - start)).bytes);
    }
}
