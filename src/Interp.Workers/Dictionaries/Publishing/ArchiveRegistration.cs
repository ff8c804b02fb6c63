using Interp.Domain.Dictionaries;
using Interp.Workers.Platform;

namespace Interp.Workers.Dictionaries;

/// <summary>Makes an archived dictionary one of this site's: its weights to where inference finds them, its rows to the database; both or neither.</summary>
internal sealed class ArchiveRegistration(ArchiveReader archives, WorkerSettings settings)
{
    /// <summary>Publishes nothing when a dictionary of its name is here; weights that have gone are put back.</summary>
    /// <exception cref="ArchiveException">It cannot be read, or its model is not here. Nothing of it is kept.</exception>
    public async Task Register(string folder, CancellationToken cancellationToken)
    {
        var target = settings.DictionaryFolder(Path.GetFileName(folder));
        if (Directory.Exists(target))
        {
            await archives.Publish(folder, placeWeights: static () => { }, cancellationToken);
            return;
        }

        var part = CopyWeights(folder, target);
        try
        {
            if (await archives.Publish(folder, () => Directory.Move(part, target), cancellationToken) is null) Directory.Move(part, target);
        }
        catch
        {
            // The weights were in place and the rows could not be kept after all.
            if (!Directory.Exists(part)) Directory.Delete(target, recursive: true);
            throw;
        }
        finally
        {
            if (Directory.Exists(part)) Directory.Delete(part, recursive: true);
        }
    }

    /// <summary>Beside their place, so that moving them there is one step.</summary>
    private static string CopyWeights(string folder, string target)
    {
        var part = target + ".part";
        if (Directory.Exists(part)) Directory.Delete(part, recursive: true);
        Directory.CreateDirectory(part);
        foreach (var file in new[] { "cfg.json", "sae_weights.safetensors" }.Where(f => File.Exists(Path.Combine(folder, f))))
            File.Copy(Path.Combine(folder, file), Path.Combine(part, file));
        return part;
    }
}
