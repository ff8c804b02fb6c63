using Interp.Domain.Platform;
using Microsoft.EntityFrameworkCore;

namespace Interp.Domain.Dictionaries;

/// <summary>Gives weights away to whoever may see the dictionary.</summary>
public sealed class WeightsQueries(IDbContextFactory<InterpDbContext> contexts, WeightsPlace place, IInferenceWorkers workers, IInferenceAllowance allowance, TimeProvider time)
{
    /// <summary>Longer than any download that is still being sent.</summary>
    private static readonly TimeSpan Abandoned = TimeSpan.FromDays(1);

    private static readonly string[] OwnFiles = ["cfg.json", "sae_weights.safetensors"];

    /// <summary>The files of a dictionary in a format. The caller disposes them when they are sent.</summary>
    /// <exception cref="DictionaryNotFoundException">There is none that the viewer may see.</exception>
    /// <exception cref="InvalidParametersException">There is no such format.</exception>
    /// <exception cref="ForbiddenException">Converting takes a signed-in person.</exception>
    /// <exception cref="InferenceImpossibleException">It has no weights here, or the format cannot hold them.</exception>
    /// <exception cref="InferenceUnavailableException">Another format than the site's takes a worker, and none runs.</exception>
    public async Task<WeightsDownload> Open(Viewer viewer, string dictionary, string? format, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (!await db.Dictionaries.VisibleTo(viewer).AnyAsync(d => d.Name == dictionary, cancellationToken)) throw new DictionaryNotFoundException(dictionary);
        var chosen = string.IsNullOrEmpty(format) ? WeightsFormat.Kept : format;
        if (WeightsFormat.All.All(f => f.Name != chosen))
            throw new InvalidParametersException([new("format", $"Choose one of: {string.Join(", ", WeightsFormat.All.Select(f => f.Name))}.")]);
        var own = Array.ConvertAll(OwnFiles, file => Path.Combine(place.Dictionary(dictionary), file));
        if (!own.All(File.Exists))
            throw new InferenceImpossibleException($"The weights of '{dictionary}' are not on this site: it was imported as dashboards, or they were taken away. Its cards can be exported all the same.");
        return chosen == WeightsFormat.Kept ? new($"{dictionary}-saelens", own, Folder: null) : await Convert(viewer, dictionary, chosen, cancellationToken);
    }

    private async Task<WeightsDownload> Convert(Viewer viewer, string dictionary, string format, CancellationToken cancellationToken)
    {
        if (!Permissions.Allows(viewer, Permission.Infer, cohortId: null))
            throw new ForbiddenException("Converting weights takes a signed-in person, since computing is shared out per person. Sign in, or take the SAELens folder, which needs no converting.");
        allowance.Take(viewer);
        Sweep();
        var id = Guid.NewGuid();
        var folder = place.Export(id);
        try
        {
            var answer = await workers.Ask(new ConvertWeightsQuestion(dictionary, format, id), cancellationToken);
            return new($"{dictionary}-{format}", [.. answer.Files.Select(file => Path.Combine(folder, Path.GetFileName(file)))], folder);
        }
        catch
        {
            if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
            throw;
        }
    }

    /// <summary>A worker may finish what nobody waits for any more, and a site may end in the middle of sending.</summary>
    private void Sweep()
    {
        if (!Directory.Exists(place.Exports)) return;
        var oldest = (time.GetUtcNow() - Abandoned).UtcDateTime;
        foreach (var folder in Directory.GetDirectories(place.Exports).Where(f => Directory.GetLastWriteTimeUtc(f) < oldest)) Directory.Delete(folder, recursive: true);
    }
}
