using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Interp.Analysis.Dictionaries;

/// <summary>
/// The encoder and the choice among its outputs in one: pre-activations are compared with the bounds of their rows while they are still in the
/// first-level cache, and only those that pass are ever written. The matrix z = X W_encᵀ + b_enc does not exist, not even in part.
/// </summary>
public static class EncoderScan
{
    private const int Lanes = 16;
    private const int Height = RowPanels.Height;

    /// <summary>Offers the pre-activations of some panels' rows to their candidates, in order of latents.</summary>
    /// <param name="panels">The rows.</param>
    /// <param name="first">The first panel.</param>
    /// <param name="count">Panels; as many as fit the second-level cache are best, since each passes once for every six latents.</param>
    /// <param name="encoder">W_enc, <c>[d_sae, width]</c>.</param>
    /// <param name="bias">b_enc, <c>[d_sae]</c>.</param>
    /// <param name="latents">Those to look at, increasing; empty for all.</param>
    /// <param name="floors">A further bound for each latent, <c>[d_sae]</c>; empty for none.</param>
    /// <param name="candidates">Started, for the rows of these panels from 0 on.</param>
    public static void Run(
        RowPanels panels, int first, int count, ReadOnlySpan<float> encoder, ReadOnlySpan<float> bias, ReadOnlySpan<int> latents, ReadOnlySpan<float> floors, RowCandidates candidates)
    {
        int all = latents.IsEmpty ? bias.Length : latents.Length;
        Span<float> products = stackalloc float[EncoderTile.Vectors * Height];
        Span<int> chosen = stackalloc int[EncoderTile.Vectors];
        for (int start = 0; start < all; start += EncoderTile.Vectors)
        {
            int vectors = Math.Min(EncoderTile.Vectors, all - start);
            for (int i = 0; i < chosen.Length; i++)
            {
                // What is left of the last six is filled up with the last latent, whose products are not looked at again.
                int at = Math.Min(start + i, all - 1);
                chosen[i] = latents.IsEmpty ? at : latents[at];
            }
            for (int panel = 0; panel < count; panel++)
            {
                EncoderTile.Multiply(panels.Panel(first + panel), encoder, chosen, products);
                for (int i = 0; i < vectors; i++)
                {
                    int latent = chosen[i];
                    float floor = floors.IsEmpty ? float.NegativeInfinity : floors[latent];
                    Offer(products.Slice(i * Height, Height), bias[latent], floor, latent, panel * Height, candidates);
                }
            }
        }
    }

    private static void Offer(ReadOnlySpan<float> products, float bias, float floor, int latent, int row, RowCandidates candidates)
    {
        ref float from = ref MemoryMarshal.GetReference(products);
        ref float bounds = ref MemoryMarshal.GetReference(candidates.Bounds.Slice(row, Height));
        Vector512<float> shift = Vector512.Create(bias), least = Vector512.Create(floor);
        for (int i = 0; i < Height; i += Lanes)
        {
            Vector512<float> z = Vector512.LoadUnsafe(ref from, (nuint)i) + shift;
            Vector512<float> bound = Vector512.MaxNative(Vector512.LoadUnsafe(ref bounds, (nuint)i), least);
            ulong passed = Vector512.GreaterThan(z, bound).ExtractMostSignificantBits();
            for (; passed != 0; passed &= passed - 1)
            {
                int lane = BitOperations.TrailingZeroCount(passed);
                candidates.Add(row + i + lane, latent, products[i + lane] + bias);
            }
        }
    }
}
