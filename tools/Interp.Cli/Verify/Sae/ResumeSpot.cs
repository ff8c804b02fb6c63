using Interp.Analysis.Activations;
using Interp.Analysis.Dictionaries;

namespace Interp.Cli.Verify;

/// <summary>A run that is stopped half-way and taken up again from its checkpoint, beside one that is not.</summary>
internal static class ResumeSpot
{
    /// <summary>Numbers among all weights that differ in any bit.</summary>
    public static long DifferingNumbers(SaeOptions options, IActivationSource source, string folder, TimeProvider time)
    {
        SaeOptions exact = options with { Threads = 1 };
        var trainer = new SaeTrainer(time);
        using SaeTrainingResult whole = trainer.Train(exact, source, Path.Combine(folder, "whole"), null, CancellationToken.None);
        using (var stop = new CancellationTokenSource())
        {
            try
            {
                trainer.Train(exact, new StoppingSource(source, exact.Steps / 2 * exact.BatchSize, stop), Path.Combine(folder, "parts"), null, stop.Token).Dispose();
                return long.MaxValue;
            }
            catch (OperationCanceledException)
            {
                // As meant: the state was saved on the way out.
            }
        }
        using SaeTrainingResult parts = trainer.Train(exact, source, Path.Combine(folder, "parts"), null, CancellationToken.None);
        Directory.Delete(folder, recursive: true);
        return parts.ResumedAt == 0
            ? long.MaxValue
            : whole.Autoencoder.Weights.Named().Zip(parts.Autoencoder.Weights.Named(), (a, b) => Differing(a.Tensor.bytes, b.Tensor.bytes)).Sum();
    }

    private static long Differing(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b)
    {
        long count = 0;
        for (int i = 0; i < a.Length; i += sizeof(float))
            count += a.Slice(i, sizeof(float)).SequenceEqual(b.Slice(i, sizeof(float))) ? 0 : 1;
        return count;
    }

    /// <summary>Asks for a stop when a certain row has been read.</summary>
    private sealed class StoppingSource(IActivationSource inner, long row, CancellationTokenSource stop) : IActivationSource
    {
        public int d_in => inner.d_in;

        public long Rows => inner.Rows;

        public ActivationStatistics Statistics => inner.Statistics;

        public string Fingerprint => inner.Fingerprint;

        public void Read(long firstRow, Span<float> destination)
        {
            inner.Read(firstRow, destination);
            if (firstRow == row && destination.Length > d_in)
                stop.Cancel();
        }
    }
}
