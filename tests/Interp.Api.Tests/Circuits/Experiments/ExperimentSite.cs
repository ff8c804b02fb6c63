using Interp.Domain.Circuits;
using Interp.Domain.Platform;
using Interp.Testing;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace Interp.Api.Tests.Circuits;

/// <summary>A site with experiments of every visibility, and a worker that has read their prompts.</summary>
public sealed class ExperimentSite(PostgresCluster cluster) : Site(cluster)
{
    private readonly StandInWorkers workers = new();

    /// <summary>Experiments by the words that tests name them with; "own" is the researcher's and private.</summary>
    public IReadOnlyDictionary<string, Guid> Experiments { get; private set; } = new Dictionary<string, Guid>(StringComparer.Ordinal);

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await using var db = Db();
        var prompts = await World.AddPrompts(db, "names");
        await World.AddPrompts(db, "open-names", Visibility.Public);
        await World.AddPrompts(db, "own-names", Visibility.Private);
        Experiments = new Dictionary<string, Guid>(StringComparer.Ordinal)
        {
            ["open"] = await World.AddExperiment(db, "An open one", JobState.Succeeded, visibility: Visibility.Public, prompts: prompts),
            ["ours"] = await World.AddExperiment(db, "One of ours", JobState.Succeeded, prompts: prompts),
            ["own"] = await World.AddExperiment(db, "A private one", JobState.Succeeded, visibility: Visibility.Private, prompts: prompts),
            ["running"] = await World.AddExperiment(db, "A running one", JobState.Running, rows: 1, prompts: prompts),
            ["failed"] = await World.AddExperiment(db, "A failed one", JobState.Failed, rows: 1, prompts: prompts),
        };
        Answer(prompts: 2, length: 6);
    }

    /// <summary>What a worker says of any prompts from now on.</summary>
    public void Answer(int prompts, int length) => workers.Answer<PromptsQuestion, PromptsAnswer>(q => new(
        prompts, length, length, "tokens-of-" + q.Model, ["S2", "END"],
        [.. Enumerable.Range(q.First, Math.Min(q.Examples, 2)).Select(i => new PromptTokens(i, [0, 2, 1], [1, 2, 0], 6, 0, 0, new Dictionary<string, int>(StringComparer.Ordinal) { ["S2"] = 1, ["END"] = 2 }))]));

    /// <summary>Refuses any prompts from now on.</summary>
    public void Refuse(string why) => workers.Answer<PromptsQuestion, PromptsAnswer>(_ => throw new InvalidParametersException([new("promptSet", why)]));

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("INTERP_LIMIT_SUBMISSIONS", "300");
        builder.ConfigureTestServices(services => services.AddSingleton<IInferenceWorkers>(workers).AddSingleton<IInferenceAllowance>(workers));
    }
}
