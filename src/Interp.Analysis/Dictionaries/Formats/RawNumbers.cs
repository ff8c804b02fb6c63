using TorchSharp;

namespace Interp.Analysis.Dictionaries;

/// <summary>Tensors of raw little-endian numbers.</summary>
internal static class RawNumbers
{
    private const int FirstPiece = 1 << 20;
    private const long PieceBytes = 1 << 28;

    /// <summary>Reads a tensor of one dimension.</summary>
    /// <remarks>A stream that promises more than it gives is found out before memory for all of it is taken.</remarks>
    public static torch.Tensor Read(Stream stream, torch.ScalarType type, long count, string name)
    {
        using var scope = torch.NewDisposeScope();
        var pieces = new List<torch.Tensor>();
        long step = FirstPiece;
        for (long start = 0; start < count; start += pieces[^1].NumberOfElements)
        {
            torch.Tensor piece = torch.empty(new[] { Math.Min(step, count - start) }, type);
            Archives.ReadStart(stream, piece.bytes, name);
            pieces.Add(piece);
            step = Math.Min(step * 4, PieceBytes / piece.element_size());
        }
        torch.Tensor all = pieces.Count == 0 ? torch.empty(new long[] { 0 }, type) : pieces.Count == 1 ? pieces[0] : torch.cat(pieces, 0);
        return all.MoveToOuterDisposeScope();
    }
}
