using System.Text.Json;
using Interp.Domain.Library;
using Interp.Domain.Platform;
using Microsoft.EntityFrameworkCore;

namespace Interp.Api;

/// <summary>
/// Queues the building of the mini-pile on a site that has no corpus yet, for the model of the dictionary that came along; says so once, and nothing later.
/// </summary>
internal static class FirstCorpusCommand
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    public static async Task<int> Run(IServiceProvider services, string[] args, TextWriter output, CancellationToken cancellationToken)
    {
        var instructor = await Instructor(services, cancellationToken);
        if (await HasCorpus(services, instructor, cancellationToken)) return 0;
        if (await Model(services, instructor, cancellationToken) is not { } model)
        {
            await output.WriteLineAsync("No dictionary came along that says for which model the first corpus should be: choose one at /corpora/new");
            return 0;
        }

        // The model's own tokenizer, whatever package versions the text comes from: otherwise the two would not fit together.
        var parameters = BuildCorpusParameters.Default with { Name = CorpusNames.For(BuildCorpusParameters.MiniPile, model.Name), Tokenizer = model.Name };
        var job = await services.GetRequiredService<JobCommands>()
            .Submit(instructor, BuildCorpusParameters.Kind, JsonSerializer.SerializeToElement(parameters, JobJson.Options), force: false, cancellationToken);
        await output.WriteLineAsync($"Building the corpus {parameters.Name}: see /jobs/{job.Id}");
        return 0;
    }

    private static async Task<Viewer> Instructor(IServiceProvider services, CancellationToken cancellationToken)
    {
        var email = FirstPeople.EmailOf(FirstPeople.All.First(p => p.Role == CohortRole.Instructor).Name);
        await using var db = await services.GetRequiredService<IDbContextFactory<InterpDbContext>>().CreateDbContextAsync(cancellationToken);
        var person = await db.Users.Where(p => p.Email == email).Select(p => p.Id).SingleAsync(cancellationToken);
        return await services.GetRequiredService<ViewerQueries>().Find(person, cancellationToken);
    }

    /// <summary>The model of the first dictionary that came along, once the worker has registered it; null without such a dictionary.</summary>
    private static async Task<ModelSummary?> Model(IServiceProvider services, Viewer viewer, CancellationToken cancellationToken)
    {
        var wanted = ArchivedDictionaries.Models(services.GetRequiredService<IConfiguration>());
        if (wanted.Count == 0) return null;
        var time = services.GetRequiredService<TimeProvider>();
        var queries = services.GetRequiredService<ModelQueries>();
        for (var start = time.GetTimestamp(); time.GetElapsedTime(start) < Patience; await Task.Delay(TimeSpan.FromSeconds(1), time, cancellationToken))
        {
            var models = await queries.List(viewer, cancellationToken);
            if (wanted.Select(hash => models.FirstOrDefault(m => m.WeightsHash == hash)).OfType<ModelSummary>().FirstOrDefault() is { } model) return model;
        }

        return null;
    }

    private static async Task<bool> HasCorpus(IServiceProvider services, Viewer viewer, CancellationToken cancellationToken)
    {
        if ((await services.GetRequiredService<CorpusQueries>().List(viewer, cancellationToken)).Count > 0) return true;
        var folder = Path.Combine(services.GetRequiredService<IConfiguration>()["INTERP_DATA"] ?? "data", "corpora");
        return Directory.Exists(folder) && Directory.EnumerateFiles(folder, "corpus.json", SearchOption.AllDirectories).Any();
    }
}
