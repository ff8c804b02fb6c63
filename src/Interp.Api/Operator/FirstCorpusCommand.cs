using System.Text.Json;
using Interp.Api.Queue;
using Interp.Domain.Access;
using Interp.Domain.Corpora;
using Interp.Domain.Database;
using Interp.Domain.Jobs;
using Interp.Domain.Models;
using Microsoft.EntityFrameworkCore;

namespace Interp.Api.Operator;

/// <summary>Queues the building of the mini-pile on a site that has no corpus yet; says so once, and nothing later.</summary>
internal static class FirstCorpusCommand
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    public static async Task<int> Run(IServiceProvider services, string[] args, TextWriter output, CancellationToken cancellationToken)
    {
        var instructor = await Instructor(services, cancellationToken);
        // The worker registers the models and corpora it finds on disk when it starts; models come first.
        var model = await FirstModel(services, instructor, cancellationToken);
        if (model is null || await HasCorpus(services, instructor, cancellationToken)) return 0;
        await services.GetRequiredService<QuartzJobQueue>().Provision(cancellationToken);
        // The model's own tokenizer, whatever package versions the text comes from: otherwise the two would not fit together.
        var parameters = BuildCorpusParameters.Default with { Tokenizer = model.Name };
        var job = await services.GetRequiredService<JobCommands>()
            .Submit(instructor, JobKinds.BuildCorpus, JsonSerializer.SerializeToElement(parameters, JobJson.Options), force: false, cancellationToken);
        await output.WriteLineAsync($"Building the corpus {parameters.Name} for {model.Name}: see /jobs/{job.Id}");
        return 0;
    }

    private static async Task<Viewer> Instructor(IServiceProvider services, CancellationToken cancellationToken)
    {
        var email = FirstPeople.EmailOf(FirstPeople.All.First(p => p.Role == CohortRole.Instructor).Name);
        await using var db = await services.GetRequiredService<IDbContextFactory<InterpDbContext>>().CreateDbContextAsync(cancellationToken);
        var person = await db.Users.Where(p => p.Email == email).Select(p => p.Id).SingleAsync(cancellationToken);
        return await services.GetRequiredService<ViewerQueries>().Find(person, cancellationToken);
    }

    private static async Task<ModelSummary?> FirstModel(IServiceProvider services, Viewer viewer, CancellationToken cancellationToken)
    {
        var time = services.GetRequiredService<TimeProvider>();
        var models = services.GetRequiredService<ModelQueries>();
        for (var start = time.GetTimestamp(); time.GetElapsedTime(start) < Patience; await Task.Delay(TimeSpan.FromSeconds(1), time, cancellationToken))
        {
            if ((await models.List(viewer, cancellationToken)) is [var first, ..]) return first;
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
