using Interp.Analysis.Dictionaries;
using Interp.Analysis.Tests.Dictionaries;
using Interp.Hostile.Seeds;
using TorchSharp;

namespace Interp.Hostile.Importers;

/// <summary>Dictionaries of all formats, read and used on two activations.</summary>
internal sealed class DictionaryImporter : IImporter
{
    private const int Width = 19;
    private const int Features = 30;

    public string Name => "dictionary";

    public IReadOnlyList<string> Seeds(string parent)
    {
        var folders = new List<string>();
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal) { ["model_name"] = "toy", ["hook_name"] = "blocks.0.hook_resid_post" };
        foreach (var format in SaeFormats.All)
        {
            foreach (var kind in MadeUpDictionaries.Names)
            {
                using var scope = torch.NewDisposeScope();
                using var made = MadeUpDictionaries.Make(kind, Width, Features);
                if (format.WhyNot(made) is not null) continue;
                var folder = Path.Combine(parent, $"{format.Name} {kind}");
                format.Write(made, folder, metadata);
                folders.Add(folder);
            }
        }

        return [.. folders, .. Cases.Folders("dictionaries")];
    }

    public Task Import(string folder)
    {
        using var scope = torch.NewDisposeScope();
        using var read = SaeFormats.Read(folder);
        var x = torch.ones(2, read.Dictionary.d_in);
        read.Dictionary.Decode(read.Dictionary.Encode(x), x).Dispose();
        return Task.CompletedTask;
    }

    public bool Refuses(Exception error) => error is InvalidDataException;
}
