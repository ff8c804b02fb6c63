namespace Interp.Analysis.Activations;

/// <summary>Batches of consecutive rows; the next is read on another thread while the last is trained on. Two batches are held, however long the run.</summary>
/// <param name="source">The rows; after the last comes the first.</param>
/// <param name="batchSize">Rows of a batch.</param>
/// <param name="steps">Batches in all: nothing is read ahead after the last.</param>
public sealed class BatchReader(IActivationSource source, int batchSize, long steps) : IDisposable
{
    private float[] _rows = new float[batchSize * source.d_in];
    private float[] _next = new float[batchSize * source.d_in];
    private Task? _reading;
    private long _coming = -1;

    /// <summary>The rows of a step, <c>[batchSize, d_in]</c>; they stay until the next call.</summary>
    /// <exception cref="IOException">They cannot be read.</exception>
    public ReadOnlySpan<float> Read(long step)
    {
        Settle();
        if (_reading is not null && _coming == step)
            _reading.GetAwaiter().GetResult();
        else
            CircularRows.Read(source, step * batchSize, _next);
        (_rows, _next) = (_next, _rows);
        _reading = null;
        if (step + 1 < steps)
        {
            _coming = step + 1;
            float[] destination = _next;
            _reading = Task.Run(() => CircularRows.Read(source, (step + 1) * batchSize, destination));
        }
        return _rows;
    }

    /// <inheritdoc/>
    public void Dispose() => Settle();

    // Waits without throwing: whether the rows are wanted, and so whether an error matters, is not known here.
    private void Settle()
    {
        if (_reading is not null)
            Task.WaitAny(_reading);
    }
}
