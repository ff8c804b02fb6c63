using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Interp.Analysis.Activations;

namespace Interp.Workers.Dictionaries;

/// <summary>Where activations are kept: equal manifests share a folder.</summary>
internal static class ActivationFolders
{
    public static string NameOf(ActivationManifest manifest) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(manifest))))[..24];
}
