using Interp.Analysis.Activations;
using Interp.Domain.Dictionaries;
using Interp.Domain.Library;

namespace Interp.Bench.Sae;

/// <summary>What a run takes at its peak, beside what the form for it says, and whether longer runs take more.</summary>
internal sealed class SaePeak(TimeProvider time, Action<string> say)
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
        // What is told is for the whole process, the runtime and libtorch included.
        figures["peak_bound_mib"] = (ModelMemory.FixedBytes + SaeMemory.Training(Form(one), one.d_in, one.d_in) + SaeMemory.Batch(Form(one), one.d_in, one.d_in)) / (double)Mebibyte - before;
        say(FormattableString.Invariant(
            $"{one.Key}: {figures["peak_mib"]:F0} MiB at most, estimated {figures["peak_bound_mib"]:F0}; steps 3 to 6 took {figures["peak_growth_mib"]:F0} more"));
    }

    private static TrainSaeParameters Form(SaeCase one) => TrainSaeParameters.Default(new ModelSummary("m", "M", 1, one.d_in, one.d_in, 1, 1, [new("resid", one.d_in)], ""), "c") with { DSae = one.Options.d_sae, BatchSize = one.Options.BatchSize, K = (int)one.PeerParameter };
}
