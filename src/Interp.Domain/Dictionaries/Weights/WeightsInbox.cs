using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Interp.Domain.Platform;

namespace Interp.Domain.Dictionaries;

/// <summary>Writes the files of one upload into a folder and keeps count.</summary>
internal sealed class WeightsInbox(string folder, long mostBytes, int mostFiles)
{
    private const int LongestName = 80;
    private static readonly string[] Kept = [".safetensors", ".pt", ".npz"];
    private static readonly string[] KeptWhole = ["cfg.json", "config.json", "activation_scaler.json"];
    private static readonly string[] LeftOut = ["sparsity.safetensors", "runner_cfg.json", ".gitattributes"];
    private readonly SortedDictionary<string, string> hashes = new(StringComparer.Ordinal);
    private long taken;

    /// <summary>Stores one file under the last part of its name; one that says nothing about the dictionary is left out.</summary>
    public async Task Add(string name, Stream content, CancellationToken cancellationToken)
    {
        var last = name.Replace('\\', '/').Split('/')[^1];
        if (LeftOut.Contains(last, StringComparer.Ordinal) || Path.GetExtension(last) is ".md" or ".txt") return;
        if (last.Length > LongestName || !IsKept(last))
            throw Refused($"'{Shown(last)}' belongs to no dictionary. Give the weights (.safetensors, .pt or .npz) and their cfg.json or config.json, nothing else.");
        if (hashes.ContainsKey(last)) throw Refused($"There are two files called '{last}'. Give those of one dictionary.");
        if (hashes.Count == mostFiles) throw Refused($"Give at most {mostFiles} files.");
        hashes.Add(last, await Store(last, content, cancellationToken));
    }

    /// <summary>The key of what was stored.</summary>
    public string Close()
    {
        if (hashes.Count == 0) throw Refused("Choose the files of a dictionary.");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', hashes.Select(h => $"{h.Value} {h.Key}")))));
    }

    public static InvalidParametersException Refused(string message) => new([new("files", message)]);

    private static bool IsKept(string name) =>
        KeptWhole.Contains(name, StringComparer.Ordinal)
        || (char.IsAsciiLetterOrDigit(name.FirstOrDefault()) && Kept.Contains(Path.GetExtension(name), StringComparer.Ordinal) && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.'));

    private static string Shown(string name) => string.Concat(name.Take(LongestName).Select(c => char.IsControl(c) ? '?' : c));

    private async Task<string> Store(string name, Stream content, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var file = new FileStream(Path.Combine(folder, name), FileMode.CreateNew, FileAccess.Write);
        var buffer = new byte[1 << 16];
        int read;
        while ((read = await content.ReadAsync(buffer, cancellationToken)) > 0)
        {
            taken += read;
            if (taken > mostBytes) throw Refused(string.Create(CultureInfo.InvariantCulture, $"Unpacked, this is more than {mostBytes >> 20} MiB. Ask whoever runs this site to put so large a dictionary into its folder."));
            hash.AppendData(buffer, 0, read);
            await file.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
