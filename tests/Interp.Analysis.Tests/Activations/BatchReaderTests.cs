using Interp.Analysis.Activations;
using Interp.Analysis.Tests.Dictionaries;

namespace Interp.Analysis.Tests.Activations;

public sealed class BatchReaderTests
{
    [Fact]
    public void Batches_are_those_of_the_source_in_any_order_of_steps()
    {
        ActivationArray source = ToyRows.Source(50, 3, 1);
        using var reader = new BatchReader(source, 16, 9);
        float[] expected = new float[16 * 3];
        foreach (long step in new long[] { 0, 1, 2, 3, 7, 8, 2, 3 })
        {
            CircularRows.Read(source, step * 16, expected);
            reader.Read(step).ToArray().ShouldBe(expected);
        }
    }

    [Fact]
    public void What_goes_wrong_while_reading_ahead_comes_to_light_with_the_step_that_needs_it()
    {
        var source = new BreakingSource(ToyRows.Source(64, 3, 1), 32);
        using var reader = new BatchReader(source, 16, 4);
        reader.Read(0);
        reader.Read(1);
        Should.Throw<EndOfStreamException>(() => reader.Read(2).Length);
    }

    private sealed class BreakingSource(IActivationSource whole, long end) : IActivationSource
    {
        public int d_in => whole.d_in;

        public long Rows => whole.Rows;

        public ActivationStatistics Statistics => whole.Statistics;

        public string Fingerprint => whole.Fingerprint;

        public void Read(long firstRow, Span<float> destination)
        {
            if (firstRow >= end)
                throw new EndOfStreamException("shorter than it was");
            whole.Read(firstRow, destination);
        }
    }
}
