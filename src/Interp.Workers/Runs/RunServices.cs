using Interp.Workers.BaselineDictionary;
using Interp.Workers.BuildCorpus;
using Interp.Workers.Circuits;
using Interp.Workers.CompareDictionaries;
using Interp.Workers.Dictionaries;
using Interp.Workers.Experiments;
using Interp.Workers.Heads;
using Interp.Workers.MapDictionary;
using Interp.Workers.Prompts;
using Interp.Workers.SaeBench;
using Interp.Workers.SweepSae;
using Interp.Workers.TrainLanguageModel;
using Interp.Workers.TrainSae;
using Interp.Workers.Weights;
using Microsoft.Extensions.DependencyInjection;

namespace Interp.Workers.Runs;

/// <summary>Running jobs, whatever their kind.</summary>
internal static class RunServices
{
    public static void AddRuns(this IServiceCollection services)
    {
        services.AddSingleton(new WorkerRun(Guid.NewGuid()));
        services.AddSingleton<JobLedger>();
        services.AddSingleton<LostWorkers>();
        services.AddSingleton<JobRunner>();
        services.AddSingleton<StopRequests>();
        services.AddHostedService(s => s.GetRequiredService<StopRequests>());
        services.AddSingleton<IJobHandler, TrainSaeJob>();
        services.AddSingleton<IJobHandler, SweepSaeJob>();
        services.AddSingleton<IJobHandler, PublishSweepPointJob>();
        services.AddSingleton<IJobHandler, TrainLanguageModelJob>();
        services.AddSingleton<IJobHandler, BuildCorpusJob>();
        services.AddSingleton<PublishedDictionaries>();
        services.AddSingleton<IJobHandler, MapDictionaryJob>();
        services.AddSingleton<IJobHandler, CompareDictionariesJob>();
        services.AddSingleton<IJobHandler, BaselineDictionaryJob>();
        services.AddSingleton<IJobHandler, BenchDictionaryJob>();
        services.AddSingleton<IJobHandler, ImportSaeJob>();
        services.AddSingleton<RandomModels>();
        services.AddSingleton<ExperimentLedger>();
        services.AddSingleton<IJobHandler, EvaluateCircuitJob>();
        services.AddSingleton<IJobHandler, PruneCircuitJob>();
        services.AddSingleton<PromptShelf>();
        services.AddSingleton<IJobHandler, PatchPathsJob>();
        services.AddSingleton<IJobHandler, PatchActivationsJob>();
        services.AddSingleton<IJobHandler, AttributeJob>();
        services.AddSingleton<IJobHandler, ScoreHeadsJob>();
        services.AddSingleton<IJobHandler, NameTrafficJob>();
    }
}
