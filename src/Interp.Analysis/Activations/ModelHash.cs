using System.Security.Cryptography;
using Interp.Analysis.Language;
using TorchSharp;

namespace Interp.Analysis.Activations;

/// <summary>Identifies a model by what it computes with.</summary>
public static class ModelHash
{
    /// <summary>SHA-256 (hex) over the configuration and every weight's name, shape and content.</summary>
    public static string Of(Decoder decoder)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(System.Text.Encoding.UTF8.GetBytes(decoder.Config.ToString()));
        foreach (string name in DecoderWeights.Shapes(decoder.Config).Select(shape => shape.Name))
        {
            using var scope = torch.NewDisposeScope();
            torch.Tensor weight = decoder.Weights[name].detach().cpu().contiguous();
            hash.AppendData(System.Text.Encoding.UTF8.GetBytes($"{name} {weight.dtype} {string.Join(',', weight.shape)}\n"));
            hash.AppendData(weight.bytes);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
