using Interp.Analysis.Dictionaries;
using Interp.Workers.Platform;

namespace Interp.Workers.Dictionaries;

/// <summary>Dictionaries from their folders, kept in memory.</summary>
internal static class DictionaryShelf
{
    public static SparseAutoencoder Dictionary(this InferenceShelf shelf, string name)
    {
        var folder = shelf.Settings.DictionaryFolder(InferenceShelf.Checked(name));
        return shelf.Take(
            $"dictionary {name}", Path.Combine(folder, "sae_weights.safetensors"),
            $"The weights of dictionary '{name}' are not on this worker, so nothing can be computed with it. Its cards can be read all the same.", () => SparseAutoencoder.Load(folder));
    }
}
