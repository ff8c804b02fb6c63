using TorchSharp;

namespace Interp.Analysis.Dictionaries;

/// <summary>Gemma Scope: <c>params.npz</c> of a JumpReLU dictionary whose encoder reads x itself.</summary>
internal sealed class GemmaScopeFormat : ISaeFormat
{
    private const string FileName = "params.npz";

    public string Name => "gemma-scope";

    public string Title => "Gemma Scope (params.npz)";

    public bool Recognises(string folder) => Directory.GetFiles(folder, "*.npz").Length == 1;

    public SaeImport Read(string folder)
    {
        string path = Directory.GetFiles(folder, "*.npz")[0];
        using var scope = torch.NewDisposeScope();
        // Written as W_enc at first and as w_enc later.
        var arrays = new Dictionary<string, torch.Tensor>(StringComparer.OrdinalIgnoreCase);
        foreach ((string name, torch.Tensor array) in NumpyArchive.Read(path))
        {
            if (!arrays.TryAdd(name, array))
                throw new InvalidDataException($"'{Path.GetFileName(path)}' holds {name} twice.");
        }
        var table = new TensorTable(Path.GetFileName(path), arrays.ToDictionary(pair => pair.Key.ToLowerInvariant(), pair => pair.Value, StringComparer.Ordinal));
        SaeWeights weights = new(table.Take("w_enc"), table.Take("w_dec"), table.Take("b_enc"), table.Take("b_dec")) { threshold = table.Take("threshold") };
        table.Finish("Gemma Scope");
        return new SaeImport(new SaeFormula(new SaeSettings(SaeArchitecture.JumpReLU, null, false), weights).Build(table.File), Name, new Dictionary<string, string>(StringComparer.Ordinal), []);
    }

    public string? WhyNot(SparseAutoencoder sae)
    {
        if (sae.Settings.Transcoder || sae.Settings.Sites is not null)
            return "Gemma Scope's file does not say where a transcoder or crosscoder writes.";
        return sae.Settings.Architecture is SaeArchitecture.JumpReLU or SaeArchitecture.Standard ? null : $"Gemma Scope holds JumpReLU dictionaries, and this one is {SaeArchitectureName.OfActivation(sae.Settings.Architecture)}.";
    }

    public void Write(SparseAutoencoder sae, string folder, IReadOnlyDictionary<string, string> metadata)
    {
        if (WhyNot(sae) is { } reason)
            throw new NotSupportedException(reason);
        Directory.CreateDirectory(folder);
        using var scope = torch.NewDisposeScope();
        using IDisposable noGradient = torch.no_grad();
        SaeWeights weights = new SaeFormula(sae.Settings, sae.Weights).SeeingInput().AsJumpReLU().Weights;
        string path = Path.Combine(folder, FileName);
        File.Delete(path);
        NumpyArchive.Write(path, [("W_enc", weights.W_enc), ("W_dec", weights.W_dec), ("b_enc", weights.b_enc!), ("b_dec", weights.b_dec), ("threshold", weights.threshold!)]);
    }
}
