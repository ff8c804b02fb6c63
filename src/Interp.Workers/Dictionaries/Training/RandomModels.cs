using System.Globalization;
using Interp.Analysis.Language;
using Interp.Domain.Library;
using Interp.Domain.Platform;
using Interp.Workers.Library;
using Interp.Workers.Platform;
using Microsoft.EntityFrameworkCore;

namespace Interp.Workers.Dictionaries;

/// <summary>Models of the shape of another, with weights drawn afresh from a seed: known to the site as models like any other.</summary>
internal sealed class RandomModels(IDbContextFactory<InterpDbContext> contexts, ModelRegistration models, WorkerSettings settings)
{
    private const string Tokenizer = "tokenizer.json";

    /// <summary>Makes it where there is none yet.</summary>
    /// <param name="original">Name of the trained model.</param>
    /// <param name="seed">Of the weights.</param>
    /// <param name="owner">Whose it becomes.</param>
    /// <param name="cancellationToken">Stops the registration.</param>
    /// <returns>Its name.</returns>
    public async Task<string> Ensure(string original, long seed, Ownership owner, CancellationToken cancellationToken)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{original}-random-{seed}");
        var folder = Path.Combine(settings.TrainedModelsFolder, name);
        if (!Directory.Exists(folder)) await ComputeThread.Run($"write {name}", () => Write(settings.ModelFolder(original), folder, seed));
        await models.Register(folder, $"{original} with random weights, seed {seed.ToString(CultureInfo.InvariantCulture)}", owner, cancellationToken);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var ids = await db.Models.Where(m => m.Name == name || m.Name == original).ToDictionaryAsync(m => m.Name, m => m.Id, StringComparer.Ordinal, cancellationToken);
        await db.Database.ExecuteSqlAsync(
            $"INSERT INTO model_controls (model_id, of_model_id, seed) VALUES ({ids[name]}, {ids[original]}, {seed}) ON CONFLICT DO NOTHING", cancellationToken);
        return name;
    }

    private static bool Write(string original, string folder, long seed)
    {
        var part = folder + ".part";
        if (Directory.Exists(part)) Directory.Delete(part, recursive: true);
        Directory.CreateDirectory(Path.GetDirectoryName(folder)!);
        using (var decoder = ModelFolder.Load(original))
        using (var weights = DecoderInitialisation.Random(decoder.Config, seed))
            ModelFolder.Save(part, decoder.Config, weights);
        File.Copy(Path.Combine(original, Tokenizer), Path.Combine(part, Tokenizer));
        Directory.Move(part, folder);
        return true;
    }
}
