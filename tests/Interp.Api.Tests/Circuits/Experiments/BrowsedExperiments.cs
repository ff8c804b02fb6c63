using Interp.Api.Tests.Dictionaries;
using Interp.Domain.Circuits;
using Interp.Domain.Platform;
using Interp.Testing;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace Interp.Api.Tests.Circuits;

/// <summary>A site to look at with a prompt set and experiments; what a worker would do, tests do.</summary>
public sealed class BrowsedExperiments(PostgresCluster cluster) : BrowsableSite(cluster)
{
    private readonly StandInWorkers workers = new();

    public Guid Complete { get; private set; }

    /// <summary>An attribution to edges: its grid is called as that of a circuit's test is, and holds no circuit.</summary>
    public Guid Edges { get; private set; }

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await using var db = Db();
        var prompts = await World.AddPrompts(db, "names");
        Complete = await World.AddExperiment(db, "Paths from every head to the logits: tiny", JobState.Succeeded, prompts: prompts);
        Edges = await World.AddExperiment(db, "Attribution to edges of tiny", JobState.Succeeded, prompts: prompts, kind: AttributeParameters.Kind, grid: EdgeLabels.Grid);
        await World.AddExperiment(db, "One that failed", JobState.Failed, rows: 1, prompts: prompts);
        workers.Answer<PromptsQuestion, PromptsAnswer>(q => new(
            2, 3, 3, "0123456789abcdef", ["S2", "END"],
            [new PromptTokens(0, [0, 2, 1], [1, 2, 0], 6, 0, 0, new Dictionary<string, int>(StringComparer.Ordinal) { ["S2"] = 1, ["END"] = 2 })]));
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureTestServices(services => services.AddSingleton<IInferenceWorkers>(workers).AddSingleton<IInferenceAllowance>(workers));
    }
}
