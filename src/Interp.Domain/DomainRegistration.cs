using Interp.Domain.Access;
using Interp.Domain.Archives;
using Interp.Domain.Autointerp;
using Interp.Domain.Circuits;
using Interp.Domain.Comparison;
using Interp.Domain.Corpora;
using Interp.Domain.Database;
using Interp.Domain.Dictionaries;
using Interp.Domain.Exchange;
using Interp.Domain.Expansion;
using Interp.Domain.Experiments;
using Interp.Domain.Features;
using Interp.Domain.Heads;
using Interp.Domain.Hypotheses;
using Interp.Domain.Jobs;
using Interp.Domain.Maps;
using Interp.Domain.Models;
using Interp.Domain.People;
using Interp.Domain.Prompts;
using Interp.Domain.PromptLab;
using Interp.Domain.SaeBench;
using Interp.Domain.Steering;
using Interp.Domain.Sweeps;
using Interp.Domain.TextView;
using Interp.Domain.Vocabularies;
using Interp.Domain.Weights;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Npgsql;

namespace Interp.Domain;

/// <summary>Registers queries and commands.</summary>
public static class DomainRegistration
{
    private const int PreparedStatements = 100;

    /// <summary>Everything of this assembly but <see cref="IJobQueue"/>, <see cref="IJobFeed"/>, <see cref="IViewerAccessor"/>, <see cref="Inference.IInferenceWorkers"/>
    /// and <see cref="Inference.IInferenceAllowance"/>, which the host brings.</summary>
    public static IServiceCollection AddInterpDomain(this IServiceCollection services, string connectionString)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddDbContextFactory<InterpDbContext>(options => options.UseNpgsql(Prepared(connectionString)));
        services.AddSingleton<VocabularyCache>();
        services.AddSingleton<DatabaseMigration>();
        services.AddSingleton<ViewerQueries>();
        services.AddSingleton<ModelQueries>();
        services.AddSingleton<CorpusQueries>();
        services.AddSingleton<DictionaryQueries>();
        services.AddSingleton<ArchiveWriter>();
        services.AddSingleton<ArchiveReader>();
        services.AddSingleton<FeatureQueries>();
        services.AddSingleton<ImportCommands>();
        services.AddSingleton<ExportQueries>();
        services.AddSingleton<JobQueries>();
        services.AddSingleton<QueueDepthQueries>();
        services.AddSingleton<JobCommands>();
        services.AddSingleton<JobRouting>();
        services.AddSingleton<UnqueuedJobs>();
        services.AddSingleton<WorkerQueries>();
        services.AddSingleton<TrainSaeRequests>();
        services.AddSingleton<IJobKind, TrainSaeKind>();
        services.AddSingleton<IJobKind, SweepSaeKind>();
        services.AddSingleton<IJobKind, PublishSweepPointKind>();
        services.AddSingleton<SweepQueries>();
        services.AddSingleton<ExperimentQueries>();
        services.AddSingleton<ExperimentSubjects>();
        services.AddSingleton<ExperimentEstimates>();
        services.AddSingleton<IJobKind, PatchPathsKind>();
        services.AddSingleton<IJobKind, PatchActivationsKind>();
        services.AddSingleton<IJobKind, AttributeKind>();
        services.AddSingleton<PromptSetQueries>();
        services.AddSingleton<PromptSetCommands>();
        services.AddSingleton<PromptReadings>();
        services.AddSingleton<IJobKind, TrainLanguageModelKind>();
        services.AddSingleton<IJobKind, BuildCorpusKind>();
        services.AddSingleton<IJobKind, MapDictionaryKind>();
        services.AddSingleton<IJobKind, AutointerpKind>();
        services.TryAddSingleton(new AutointerpSwitch(IsOn: false));
        services.AddSingleton<IJobKind, CompareDictionariesKind>();
        services.AddSingleton<IJobKind, BaselineDictionaryKind>();
        services.AddSingleton<IJobKind, BenchDictionaryKind>();
        services.AddSingleton<IJobKind, ImportSaeKind>();
        services.TryAddSingleton(new WeightsPlace(Path.GetFullPath("data")));
        services.AddSingleton<WeightsUploads>();
        services.AddSingleton<WeightsCommands>();
        services.AddSingleton<WeightsQueries>();
        services.AddSingleton<MapQueries>();
        services.AddSingleton<TextViewQueries>();
        services.AddSingleton<ExpansionQueries>();
        services.AddSingleton<SteeringQueries>();
        services.AddSingleton<PromptLabQueries>();
        services.AddSingleton<PromptPicks>();
        services.AddSingleton<HeadQueries>();
        services.AddSingleton<IJobKind, ScoreHeadsKind>();
        services.AddSingleton<IJobKind, NameTrafficKind>();
        services.AddSingleton<HypothesisCommands>();
        services.AddSingleton<ExplanationQueries>();
        services.AddCohortWork();
        services.AddSingleton<CircuitQueries>();
        services.AddSingleton<CircuitCommands>();
        services.AddSingleton<CircuitTests>();
        services.AddSingleton<RunsAlike>();
        services.AddSingleton<CircuitComparisons>();
        services.AddSingleton<IJobKind, EvaluateCircuitKind>();
        services.AddSingleton<IJobKind, PruneCircuitKind>();
        services.AddSingleton<ComparisonQueries>();
        services.AddSingleton<CompanionQueries>();
        services.AddSingleton<CohortQueries>();
        services.AddSingleton<TokenQueries>();
        services.AddSingleton<TokenCommands>();
        return services;
    }

    // Statements that come again are planned once per connection: the same few are sent thousands of times.
    private static string Prepared(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        if (settings.MaxAutoPrepare == 0) settings.MaxAutoPrepare = PreparedStatements;
        return settings.ConnectionString;
    }
}
