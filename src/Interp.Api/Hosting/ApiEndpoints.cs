using Interp.Api.Accounts;
using Interp.Api.Circuits;
using Interp.Api.Comments;
using Interp.Api.Comparison;
using Interp.Api.Corpora;
using Interp.Api.Dictionaries;
using Interp.Api.Exchange;
using Interp.Api.Experiments;
using Interp.Api.Features;
using Interp.Api.Inference;
using Interp.Api.Jobs;
using Interp.Api.Maps;
using Interp.Api.Links;
using Interp.Api.Lists;
using Interp.Api.Models;
using Interp.Api.Opinions;
using Interp.Api.People;
using Interp.Api.Prompts;
using Interp.Api.Queue;
using Interp.Api.Sweeps;
using Interp.Api.Weights;
using Interp.Web;

namespace Interp.Api.Hosting;

/// <summary>Every address that the site answers.</summary>
internal static class ApiEndpoints
{
    public static void MapInterpApi(this WebApplication app)
    {
        var api = app.MapGroup("/api/v1").ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status429TooManyRequests);
        api.MapModels();
        api.MapCorpora();
        api.MapDictionaries();
        api.MapFeatures();
        api.MapExchange();
        api.MapWeights();
        api.MapMaps();
        api.MapComparisons();
        api.MapSweeps();
        api.MapExperiments();
        api.MapPromptSets();
        api.MapJobs();
        api.MapInference();
        api.MapCohorts();
        api.MapOpinions();
        api.MapRatings();
        api.MapAgreement();
        api.MapComments();
        api.MapLists();
        api.MapCircuits();
        api.MapLinks();
        app.MapHub<JobsHub>("/hubs/jobs");
        app.MapAccount();
        app.MapQueueDashboard();
        app.MapHealthChecks("/healthz");
        app.MapOpenApi();
        app.MapStaticAssets();
        app.MapInterpWeb();
    }
}
