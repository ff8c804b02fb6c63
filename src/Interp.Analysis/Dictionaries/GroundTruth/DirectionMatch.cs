using System.Runtime.InteropServices;

using TorchSharp;

namespace Interp.Analysis.Dictionaries;

/// <summary>How the directions of a dictionary lie to the true ones.</summary>
/// <param name="MeanMaxCosineOfTruths">MMCS: mean over true features of the largest cosine with a latent (Sharkey et al. 2022).</param>
/// <param name="MeanMaxCosineOfLatents">The reverse: mean over latents of the largest cosine with a true feature.</param>
/// <param name="MCC">Mean |cosine| of the one-to-one matching with the largest sum; of the smaller set every member is matched.</param>
/// <param name="Uniqueness">Different true features that are some latent's best match by |cosine|, over all latents.</param>
/// <param name="BestTruth">Best true feature of each latent by |cosine|; of equal ones the first.</param>
public sealed record DirectionMatch(double MeanMaxCosineOfTruths, double MeanMaxCosineOfLatents, double MCC, double Uniqueness, IReadOnlyList<int> BestTruth)
{
    /// <summary>Compares two sets of directions; their lengths do not matter.</summary>
    /// <param name="latents"><c>[d_sae, d_in]</c></param>
    /// <param name="truths"><c>[features, d_in]</c></param>
    /// <param name="d_in">Entries of a direction.</param>
    /// <param name="cancellation">Looked at between the rows of the matching.</param>
    public static DirectionMatch Of(ReadOnlySpan<float> latents, ReadOnlySpan<float> truths, int d_in, CancellationToken cancellation)
    {
        int found = latents.Length / d_in, there = truths.Length / d_in;
        if (found == 0 || there == 0 || (long)found * there > Array.MaxLength)
            throw new ArgumentException($"{found} latents and {there} true features cannot be compared.", nameof(latents));
        using var scope = torch.NewDisposeScope();
        using IDisposable noGradient = torch.no_grad();
        torch.Tensor cosines = torch.mm(Unit(latents, d_in), Unit(truths, d_in).t());
        double ofTruths = cosines.max(0).values.mean().ToDouble(), ofLatents = cosines.max(1).values.mean().ToDouble();
        torch.Tensor absolute = cosines.abs();
        int[] best = Array.ConvertAll(absolute.argmax(1).data<long>().ToArray(), truth => (int)truth);
        double mcc = Matched(absolute, found, there, cancellation);
        return new DirectionMatch(ofTruths, ofLatents, mcc, best.Distinct().Count() / (double)found, best);
    }

    private static double Matched(torch.Tensor absolute, int found, int there, CancellationToken cancellation)
    {
        torch.Tensor wide = (found <= there ? absolute : absolute.t()).contiguous();
        (int rows, int columns) = (Math.Min(found, there), Math.Max(found, there));
        ReadOnlySpan<float> scores = MemoryMarshal.Cast<byte, float>(wide.bytes);
        int[] columnOf = MaximumAssignment.Solve(scores, rows, columns, cancellation);
        double sum = 0;
        for (int row = 0; row < rows; row++)
            sum += scores[row * columns + columnOf[row]];
        return sum / rows;
    }

    private static torch.Tensor Unit(ReadOnlySpan<float> directions, int d_in)
    {
        torch.Tensor rows = torch.tensor(directions.ToArray()).reshape(directions.Length / d_in, d_in);
        return rows / rows.square().sum(1, keepdim: true).sqrt().clamp(1e-8);
    }
}
