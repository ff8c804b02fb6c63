using Interp.Domain.Circuits;
using Interp.Domain.Comments;
using Interp.Domain.Comparison;
using Interp.Domain.Corpora;
using Interp.Domain.Dictionaries;
using Interp.Domain.Experiments;
using Interp.Domain.Features;
using Interp.Domain.Hypotheses;
using Interp.Domain.Jobs;
using Interp.Domain.Links;
using Interp.Domain.Lists;
using Interp.Domain.Maps;
using Interp.Domain.Models;
using Interp.Domain.Opinions;
using Interp.Domain.People;
using Interp.Domain.Prompts;
using Interp.Domain.SaeBench;
using Interp.Domain.Sweeps;
using Interp.Domain.Vocabularies;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Interp.Domain.Database;

/// <summary>All tables. Short-lived: made by the factory for one query or command.</summary>
public sealed class InterpDbContext(DbContextOptions<InterpDbContext> options) : IdentityUserContext<Person, Guid>(options)
{
    public DbSet<Cohort> Cohorts => Set<Cohort>();

    public DbSet<Membership> Memberships => Set<Membership>();

    public DbSet<PersonalToken> PersonalTokens => Set<PersonalToken>();

    public DbSet<Model> Models => Set<Model>();

    public DbSet<HookPoint> HookPoints => Set<HookPoint>();

    public DbSet<VocabularyEntry> Vocabularies => Set<VocabularyEntry>();

    public DbSet<VocabularyToken> VocabularyTokens => Set<VocabularyToken>();

    public DbSet<Corpus> Corpora => Set<Corpus>();

    public DbSet<CorpusDocumentRow> CorpusDocuments => Set<CorpusDocumentRow>();

    public DbSet<FeatureDictionary> Dictionaries => Set<FeatureDictionary>();

    public DbSet<DictionarySite> DictionarySites => Set<DictionarySite>();

    public DbSet<FeatureSiteRow> FeatureSites => Set<FeatureSiteRow>();

    public DbSet<DictionaryBenchmark> DictionaryBenchmarks => Set<DictionaryBenchmark>();

    public DbSet<Feature> Features => Set<Feature>();

    public DbSet<FeatureExamples> FeatureExamples => Set<FeatureExamples>();

    public DbSet<FeatureAblationRow> FeatureAblations => Set<FeatureAblationRow>();

    public DbSet<TokenFeature> TokenFeatures => Set<TokenFeature>();

    public DbSet<LogitFeature> LogitFeatures => Set<LogitFeature>();

    public DbSet<Explanation> Explanations => Set<Explanation>();

    public DbSet<Job> Jobs => Set<Job>();

    public DbSet<JobReport> JobReports => Set<JobReport>();

    public DbSet<WorkerHeartbeat> Workers => Set<WorkerHeartbeat>();

    public DbSet<Label> Labels => Set<Label>();

    public DbSet<Rating> Ratings => Set<Rating>();

    public DbSet<FeatureOpinion> FeatureOpinions => Set<FeatureOpinion>();

    public DbSet<Comment> Comments => Set<Comment>();

    public DbSet<CommentReport> CommentReports => Set<CommentReport>();

    public DbSet<NamedList> Lists => Set<NamedList>();

    public DbSet<ListItem> ListItems => Set<ListItem>();

    public DbSet<ShareLink> Links => Set<ShareLink>();

    public DbSet<Pseudonym> Pseudonyms => Set<Pseudonym>();

    public DbSet<DictionaryMap> DictionaryMaps => Set<DictionaryMap>();

    public DbSet<DictionaryComparison> DictionaryComparisons => Set<DictionaryComparison>();

    public DbSet<FeatureTwinRow> FeatureTwins => Set<FeatureTwinRow>();

    public DbSet<ModelControl> ModelControls => Set<ModelControl>();

    public DbSet<Sweep> Sweeps => Set<Sweep>();

    public DbSet<SweepPointRow> SweepPoints => Set<SweepPointRow>();

    public DbSet<PromptSet> PromptSets => Set<PromptSet>();

    public DbSet<Experiment> Experiments => Set<Experiment>();

    public DbSet<ExperimentGrid> ExperimentGrids => Set<ExperimentGrid>();

    public DbSet<Circuit> Circuits => Set<Circuit>();

    public DbSet<ExperimentRow> ExperimentRows => Set<ExperimentRow>();

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(InterpDbContext).Assembly);
        SnakeCaseNames.Apply(builder.Model);
    }
}
