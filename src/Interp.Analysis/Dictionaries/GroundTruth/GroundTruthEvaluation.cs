using System.Runtime.InteropServices;
using TorchSharp;

namespace Interp.Analysis.Dictionaries;

/// <summary>Measures a dictionary against the features its data was made of, on rows that training never reaches.</summary>
public static class GroundTruthEvaluation
{
    private const int BatchRows = 4096;

    /// <summary>Measures on the last <paramref name="rows"/> rows of the source.</summary>
    public static GroundTruthMetrics Run(SparseAutoencoder sae, GroundTruthSource source, int rows, CancellationToken cancellation)
    {
        if (sae.d_in != source.d_in)
            throw new ArgumentException($"A dictionary of {sae.d_in} inputs does not fit rows of {source.d_in}.", nameof(sae));
        DirectionMatch match = DirectionMatch.Of(MemoryMarshal.Cast<byte, float>(sae.W_dec.bytes), source.Directions.Span, source.d_in, cancellation);
        var counts = new DetectionCounts(match.BestTruth, source.Features);
        var moments = new ReconstructionMoments(source.d_in);
        for (int done = 0; done < rows; done += BatchRows)
        {
            cancellation.ThrowIfCancellationRequested();
            int count = Math.Min(BatchRows, rows - done);
            AddBatch(sae, source, source.Rows - rows + done, count, counts, moments);
        }
        return new GroundTruthMetrics(match, counts.ToMetrics(), moments.ToMetrics(), rows);
    }

    private static void AddBatch(SparseAutoencoder sae, GroundTruthSource source, long first, int count, DetectionCounts counts, ReconstructionMoments moments)
    {
        using var scope = torch.NewDisposeScope();
        float[] rows = new float[count * source.d_in];
        source.Read(first, rows);
        SparseCodes codes = sae.Encode(torch.tensor(rows).reshape(count, source.d_in), source.Threads);
        counts.Add(codes, source.ReadFirings(first, count));
        moments.Add(rows, MemoryMarshal.Cast<byte, float>(sae.Decode(codes).bytes));
    }
}
