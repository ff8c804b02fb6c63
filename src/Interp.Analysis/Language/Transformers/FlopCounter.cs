namespace Interp.Analysis.Language;

/// <summary>Counts the floating-point operations of matrix products as they are carried out: two per multiply-add. Everything else is not counted.</summary>
/// <param name="met">Called at each product, on the thread that computes; null for nobody.</param>
public sealed class FlopCounter(Action? met = null)
{
    /// <summary>So far.</summary>
    public long Count { get; private set; }

    /// <summary>Adds <paramref name="times"/> products of [rows, inner] by [inner, columns].</summary>
    public void Product(long rows, long inner, long columns, long times = 1)
    {
        Count += 2 * rows * inner * columns * times;
        met?.Invoke();
    }
}
