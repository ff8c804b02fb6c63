using Interp.Abstractions.Circuits;
using Interp.Analysis.Circuits;
using Interp.Analysis.Language;

namespace Interp.Bench.Patching;

/// <summary>One sweep of every head to the logits, timed.</summary>
/// <param name="Base">Seconds of the two plain passes.</param>
/// <param name="First">Seconds from there to the first row.</param>
/// <param name="Total">Seconds of everything.</param>
/// <param name="Flops">Operations of all matrix products.</param>
/// <param name="CacheBytes">Kept of the plain passes.</param>
internal sealed record SweepRound(double Base, double First, double Total, long Flops, long CacheBytes)
{
    /// <summary>What is swept: every head to the logits.</summary>
    internal static PathPatchingOptions Options { get; } = new() { Scale = MetricScale.Raw };

    internal static SweepRound Run(Decoder decoder, PromptBatch prompts, TimeProvider time, CancellationToken cancellationToken)
    {
        var flops = new FlopCounter();
        var start = time.GetTimestamp();
        using var sweep = new PathPatchingSweep(decoder, prompts, Options, flops);
        var prepared = time.GetTimestamp();
        var first = new FirstRow(time);
        var result = sweep.Run(first, cancellationToken);
        return new SweepRound(time.GetElapsedTime(start, prepared).TotalSeconds, time.GetElapsedTime(prepared, first.At).TotalSeconds, time.GetElapsedTime(start).TotalSeconds, flops.Count, result.CacheBytes);
    }

    private sealed class FirstRow(TimeProvider time) : IProgress<SweepRow>
    {
        public long At { get; private set; }

        public void Report(SweepRow value) => At = At == 0 ? time.GetTimestamp() : At;
    }
}
