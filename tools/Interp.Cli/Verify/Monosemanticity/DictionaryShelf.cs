using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Interp.Analysis.Activations;
using Interp.Analysis.Dictionaries;

namespace Interp.Cli.Verify;

/// <summary>Trains dictionaries, keeping each under a hash of everything it depends on, so that a second run takes up where the first stopped.</summary>
internal sealed class DictionaryShelf(string folder, ProgressLines lines, TimeProvider time)
{
    /// <summary>The dictionary of these options on this source, trained here or in an earlier run. The caller disposes it.</summary>
    public SparseAutoencoder Get(string name, SaeOptions options, IActivationSource source, CancellationToken cancellationToken)
    {
        var home = Path.Combine(folder, Key(options, source));
        var finished = Path.Combine(home, "sae");
        if (Directory.Exists(finished))
        {
            lines.Say($"{name}: trained before, {finished}");
            return SparseAutoencoder.Load(finished);
        }

        lines.Say($"{name}: training {options.Recipe}, {options.Tokens:N0} activations");
        var run = Path.Combine(home, "run");
        var progress = lines.Every<SaeProgress>(p => FormattableString.Invariant(
            $"{name}: step {p.Step}/{p.Steps}, {p.RowsPerSecond:F0} rows/s, {p.Remaining.TotalSeconds:F0} s left"));
        var result = new SaeTrainer(time).Train(options, source, run, progress, cancellationToken);
        var unfinished = Path.Combine(home, "sae.part");
        result.Autoencoder.Save(unfinished);
        Directory.Move(unfinished, finished);
        Directory.Delete(run, recursive: true);
        return result.Autoencoder;
    }

    /// <summary>The number of threads does not change the weights enough to matter, so it is no part of the key.</summary>
    private static string Key(SaeOptions options, IActivationSource source)
    {
        var parameters = options with { Threads = 1 };
        var text = $"{source.Fingerprint} {parameters.Recipe} {JsonSerializer.Serialize(parameters, parameters.GetType())}";
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];
    }
}
