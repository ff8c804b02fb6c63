using System.Runtime.InteropServices;

using TorchSharp;

namespace Interp.Analysis.Activations;

/// <summary>Rows of a hook point, one for each token, without those at tokens that are skipped.</summary>
public static class HookRows
{
    /// <summary>Positions, in reading order, whose token is not <paramref name="skippedToken"/>.</summary>
    public static int[] Kept(ReadOnlySpan<int> tokens, int skippedToken)
    {
        var kept = new List<int>(tokens.Length);
        for (int i = 0; i < tokens.Length; i++)
        {
            if (tokens[i] != skippedToken)
                kept.Add(i);
        }
        return [.. kept];
    }

    /// <summary>Copies the rows at <paramref name="kept"/> out of a hook point's value.</summary>
    /// <param name="value"><c>[batch, pos, ...]</c>; the last dimensions together make d_in.</param>
    /// <param name="kept">Positions, counted through the batch.</param>
    /// <returns><c>[kept, d_in]</c>, row-major.</returns>
    public static float[] Gather(torch.Tensor value, ReadOnlySpan<int> kept)
    {
        int d = Width(value);
        using var scope = torch.NewDisposeScope();
        ReadOnlySpan<float> all = MemoryMarshal.Cast<byte, float>(value.detach().cpu().contiguous().bytes);
        float[] rows = new float[checked(kept.Length * d)];
        for (int i = 0; i < kept.Length; i++)
            all.Slice(kept[i] * d, d).CopyTo(rows.AsSpan(i * d));
        return rows;
    }

    /// <summary>A copy of a hook point's value with other rows at <paramref name="kept"/>.</summary>
    /// <param name="rows"><c>[kept, d_in]</c>, or a single row for all of them.</param>
    /// <param name="value"><c>[batch, pos, ...]</c>.</param>
    /// <param name="kept">Positions, counted through the batch, whose rows are replaced.</param>
    public static torch.Tensor Replace(torch.Tensor value, ReadOnlySpan<int> kept, ReadOnlySpan<float> rows)
    {
        int d = Width(value);
        torch.Tensor result = value.detach().clone().contiguous();
        Span<float> all = MemoryMarshal.Cast<byte, float>(result.bytes);
        for (int i = 0; i < kept.Length; i++)
            rows.Slice(rows.Length == d ? 0 : i * d, d).CopyTo(all[(kept[i] * d)..]);
        return result;
    }

    /// <summary>d_in of a hook point's value.</summary>
    public static int Width(torch.Tensor value) => checked((int)(value.NumberOfElements / (value.shape[0] * value.shape[1])));
}
