namespace Interp.Analysis.Dictionaries;

/// <summary>What a run will need, for the form that queues it. Pure arithmetic on the options.</summary>
/// <param name="MemoryBytes">Weights, moments, scratch and one batch.</param>
/// <param name="CheckpointBytes">Disk for the two checkpoints kept.</param>
/// <param name="FlopsPerToken">2 · d_in · d_sae for the encoder and 8 · L0 · d_in for the rest.</param>
/// <param name="Duration">At the given rate of arithmetic.</param>
/// <param name="DeviceBytes">What a step by whole tensors holds on its device, beside the rest where that is the CPU; 0 for the sparse kernels.</param>
public sealed record SaeEstimate(long MemoryBytes, long CheckpointBytes, double FlopsPerToken, TimeSpan Duration, long DeviceBytes)
{
    // Code, threads and what the collector has not given back: measured from 20 to 53 MiB, by machine.
    private const double RuntimeNumbers = 16 << 20;

    // Of batch × d_sae; measured on the CPU: 4 (L1) to 9.3 (gated).
    private const double WholeTensors = 10;

    /// <summary>Estimates a run.</summary>
    /// <param name="d_in">Entries of an activation.</param>
    /// <param name="expectedL0">Active latents per token: k for TopK, a guess for L1.</param>
    /// <param name="flopsPerSecond">Sustained rate of fp32 matrix products on the threads the run will have.</param>
    /// <param name="options">Of the run.</param>
    public static SaeEstimate For(SaeOptions options, int d_in, double expectedL0, double flopsPerSecond)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(d_in, 1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(flopsPerSecond);
        double weights = 2.0 * d_in * options.d_sae + options.d_sae + d_in;
        double batch = (double)options.BatchSize * d_in;
        // Weights and two moments; the batch raw, the next one, scaled, centred and as residuals (twice with AuxK); the rows of the first median, raw
        // and scaled; candidates, and what the runtime itself takes. Dense batches of penalised recipes have two gradients and a tensor of the decoder.
        double dense = options is PenaltyOptions ? 3.0 * d_in * options.d_sae + (2 << 20) : 0;
        double numbers = 3 * weights + dense + 7 * batch + 2.0 * 8192 * d_in + 8 * options.BatchSize * expectedL0 + RuntimeNumbers;
        double flops = 2.0 * d_in * options.d_sae + 8 * expectedL0 * d_in;
        double seconds = flops * options.Steps * options.BatchSize / flopsPerSecond;
        // Weights, moments, gradients and what Adam has in hand.
        double device = options.TorchDevice is null ? 0 : WholeTensors * options.BatchSize * options.d_sae + 8 * weights + 6 * batch;
        return new SaeEstimate(Bytes(numbers), Bytes(2 * 3 * weights), flops, TimeSpan.FromSeconds(Math.Min(seconds, 1e9)), Bytes(device));
    }

    private static long Bytes(double numbers) => (long)(numbers * sizeof(float));
}
