using TorchSharp;

namespace Interp.Analysis.Dictionaries;

/// <summary>What <see cref="TorchArchive"/> reads, as tensors and the rest.</summary>
/// <param name="File">Its name, for errors.</param>
/// <param name="Tensors">By name.</param>
/// <param name="Others">Numbers, texts and dictionaries by name.</param>
internal sealed record StateDict(string File, IReadOnlyDictionary<string, torch.Tensor> Tensors, IReadOnlyDictionary<string, object?> Others)
{
    /// <summary>Reads it into the current dispose scope.</summary>
    public static StateDict Read(string path)
    {
        Dictionary<string, object?> all = TorchArchive.Read(path);
        return new StateDict(
            Path.GetFileName(path),
            all.Where(pair => pair.Value is torch.Tensor).ToDictionary(pair => pair.Key, pair => (torch.Tensor)pair.Value!, StringComparer.Ordinal),
            all.Where(pair => pair.Value is not torch.Tensor).ToDictionary(StringComparer.Ordinal));
    }

    public bool Has(string name) => Tensors.ContainsKey(name);
}
