using Interp.Analysis.Dictionaries;
using TorchSharp;

namespace Interp.Cli.Verify;

/// <summary>What the peer trained, as a dictionary of ours, so that both are measured by the same code.</summary>
internal static class PeerDictionary
{
    public static SparseAutoencoder Of(DensePeerRun run, float[] encoder, float[] decoder, float[] encoderBias, float[] decoderBias, float[] threshold)
    {
        SaeWeights weights = SaeWeights.FromRows(encoder, decoder, encoderBias, decoderBias);
        return run.Recipe switch
        {
            "topk" => new SparseAutoencoder(new SaeSettings(SaeArchitecture.TopK, run.L0, run.Centred), weights),
            "l1" => new SparseAutoencoder(new SaeSettings(SaeArchitecture.Standard, null, run.Centred), weights),
            _ => new SparseAutoencoder(new SaeSettings(SaeArchitecture.JumpReLU, null, run.Centred), weights with { threshold = torch.tensor(threshold) }),
        };
    }
}
