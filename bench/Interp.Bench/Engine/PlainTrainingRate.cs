using Interp.Analysis.Language;
using Interp.Bench.Peers.Plain;
using static TorchSharp.torch;

namespace Interp.Bench.Engine;

/// <summary>The same model trained as one writes it in TorchSharp, on as many random tokens.</summary>
internal sealed class PlainTrainingRate : IDisposable
{
    private readonly int _threads;
    private readonly PlainTraining _training;
    private readonly Tensor _batches;

    internal PlainTrainingRate(DecoderConfig config, EngineSizes sizes, int threads, TimeProvider time)
    {
        _threads = threads;
        using var random = new Generator().manual_seed(1);
        _batches = randint(config.d_vocab, [sizes.Steps, sizes.Batch, config.n_ctx + 1], ScalarType.Int64, generator: random);
        using var ours = new Decoder(config, DecoderInitialisation.Random(config, 1));
        var model = new PlainDecoder(ours);
        using (var tokens = _batches.select(0, 0).narrow(1, 0, config.n_ctx)) PlainAgreement.Require(model, ours, tokens);
        _training = new PlainTraining(model, time);
    }

    /// <summary>Seconds of a round, from the end of the first step to the end of the last.</summary>
    internal double Seconds()
    {
        set_num_threads(_threads);
        return _training.Steps(_batches);
    }

    public void Dispose()
    {
        _training.Dispose();
        _batches.Dispose();
    }
}
