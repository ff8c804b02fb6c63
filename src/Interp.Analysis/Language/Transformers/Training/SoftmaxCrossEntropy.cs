using System.Numerics;
using System.Runtime.InteropServices;

namespace Interp.Analysis.Language;

/// <summary>Cross-entropy of one row of logits and its gradient, in place, while the row is in the nearest cache.</summary>
internal static class SoftmaxCrossEntropy
{
    /// <summary>Replaces a row of logits by scale · (softmax - onehot(target)).</summary>
    /// <param name="row">[d_vocab] logits; on return their gradient.</param>
    /// <param name="target">Index of the right token.</param>
    /// <param name="scale">Weight of this row in the loss.</param>
    /// <returns>The row's loss in nats, without <paramref name="scale"/>.</returns>
    public static float Backward(Span<float> row, int target, float scale)
    {
        var (loss, sum) = Exponentiate(row, target);
        Multiply(row, scale / sum);
        row[target] -= scale;
        return loss;
    }

    /// <summary>The row's loss in nats; the row is overwritten.</summary>
    public static float Loss(Span<float> row, int target) => Exponentiate(row, target).Loss;

    private static (float Loss, float Sum) Exponentiate(Span<float> row, int target)
    {
        float most = Max(row), logit = row[target];
        var sum = ExpOf(row, most);
        return (MathF.Log(sum) + most - logit, sum);
    }

    private static float Max(ReadOnlySpan<float> row)
    {
        var vectors = MemoryMarshal.Cast<float, Vector<float>>(row);
        Vector<float> a = new(float.NegativeInfinity), b = a;
        var i = 0;
        for (; i + 1 < vectors.Length; i += 2)
        {
            a = Vector.Max(a, vectors[i]);
            b = Vector.Max(b, vectors[i + 1]);
        }

        if (i < vectors.Length) a = Vector.Max(a, vectors[i]);
        a = Vector.Max(a, b);
        var most = float.NegativeInfinity;
        for (var lane = 0; lane < Vector<float>.Count; lane++) most = MathF.Max(most, a[lane]);
        foreach (var rest in row[(vectors.Length * Vector<float>.Count)..]) most = MathF.Max(most, rest);
        return most;
    }

    private static float ExpOf(Span<float> row, float most)
    {
        var vectors = MemoryMarshal.Cast<float, Vector<float>>(row);
        var shift = new Vector<float>(most);
        Vector<float> a = Vector<float>.Zero, b = a;
        var i = 0;
        for (; i + 1 < vectors.Length; i += 2)
        {
            a += vectors[i] = VectorExp.Exp(vectors[i] - shift);
            b += vectors[i + 1] = VectorExp.Exp(vectors[i + 1] - shift);
        }

        if (i < vectors.Length) a += vectors[i] = VectorExp.Exp(vectors[i] - shift);
        var sum = Vector.Sum(a + b);
        foreach (ref var rest in row[(vectors.Length * Vector<float>.Count)..]) sum += rest = MathF.Exp(rest - most);
        return sum;
    }

    private static void Multiply(Span<float> row, float factor)
    {
        var vectors = MemoryMarshal.Cast<float, Vector<float>>(row);
        for (var i = 0; i < vectors.Length; i++) vectors[i] *= factor;
        foreach (ref var rest in row[(vectors.Length * Vector<float>.Count)..]) rest *= factor;
    }
}
