using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Interp.Analysis.Activations;

namespace Interp.Analysis.Dictionaries;

/// <summary>Tells runs apart: equal identities mean equal options on equal data, hence equal weights.</summary>
public static class SaeRunIdentity
{
    /// <summary>SHA-256 (hex) over the options that influence the weights and the data's fingerprint.</summary>
    public static string Of(SaeOptions options, IActivationSource source) => Hash($"{OfOptions(options)}\n{source.Fingerprint}");

    /// <summary>SHA-256 (hex) over the options that influence the weights.</summary>
    public static string OfOptions(SaeOptions options)
    {
        // The sparse kernels give the same sums on any number of threads, and a device the same to rounding: both may change between two parts of a run.
        string settings = JsonSerializer.Serialize(options with { Threads = 1, TorchDevice = null }, options.GetType());
        return Hash($"{options.Recipe}\n{settings}");
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
