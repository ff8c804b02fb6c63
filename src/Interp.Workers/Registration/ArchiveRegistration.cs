using Interp.Domain.Archives;
using Interp.Workers.Hosting;

namespace Interp.Workers.Registration;

/// <summary>Makes an archived dictionary one of this site's: its weights to where inference finds them, its rows to the database.</summary>
internal sealed class ArchiveRegistration(ArchiveReader archives, WorkerSettings settings)
{
    /// <summary>Does nothing when a dictionary of its name is here.</summary>
    /// <exception cref="ArchiveException">It cannot be read, or its model is not here.</exception>
    public async Task Register(string folder, CancellationToken cancellationToken)
    {
        var target = settings.DictionaryFolder(Path.GetFileName(folder));
        if (!Directory.Exists(target)) CopyWeights(folder, target);
        await archives.Publish(folder, cancellationToken);
    }

    private static void CopyWeights(string folder, string target)
    {
        var part = target + ".part";
        if (Directory.Exists(part)) Directory.Delete(part, recursive: true);
        Directory.CreateDirectory(part);
        foreach (var file in new[] { "cfg.json", "sae_weights.safetensors" }.Where(f => File.Exists(Path.Combine(folder, f))))
            File.Copy(Path.Combine(folder, file), Path.Combine(part, file));
        Directory.Move(part, target);
    }
}
