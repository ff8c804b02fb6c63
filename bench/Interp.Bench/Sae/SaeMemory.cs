using Interp.Analysis.Activations;
using Interp.Analysis.Dictionaries;

namespace Interp.Bench.Sae;

/// <summary>What a run takes at its peak, beside what the estimate shown with the settings says, and whether longer runs take more.</summary>
internal sealed class SaeMemory(TimeProvider time, Action<string> say)
{
    private const int Mebibyte = 1 << 20;

    internal void Measure(SaeCase one, IActivationSource source, Dictionary<string, double> figures, CancellationToken cancellationToken)
    {
        GC.Collect();
        if (!Machine.ForgetPeak())
        {
            say("the system does not tell the peak of memory");
            return;
        }

        var before = Machine.PeakMebibytes();
        using var steps = new SaeSteps(one, source, time);
        steps.Run(2, cancellationToken);
        var early = Machine.PeakMebibytes();
        steps.Run(4, cancellationToken);
        figures["peak_mib"] = Machine.PeakMebibytes() - before;
        figures["peak_growth_mib"] = Machine.PeakMebibytes() - early;
        figures["peak_bound_mib"] = SaeEstimate.For(one.Options, one.d_in, one.PeerParameter, 1).MemoryBytes / (double)Mebibyte;
        say(FormattableString.Invariant(
            $"{one.Key}: {figures["peak_mib"]:F0} MiB at most, estimated {figures["peak_bound_mib"]:F0}; steps 3 to 6 took {figures["peak_growth_mib"]:F0} more"));
    }
}
