using Interp.Domain.Platform;
using Microsoft.EntityFrameworkCore;

namespace Interp.Domain.Dictionaries;

/// <summary>The tables of this area.</summary>
public static class DictionariesTables
{
    extension(InterpDbContext db)
    {
        public DbSet<FeatureDictionary> Dictionaries => db.Set<FeatureDictionary>();

        public DbSet<DictionarySite> DictionarySites => db.Set<DictionarySite>();

        public DbSet<FeatureSiteRow> FeatureSites => db.Set<FeatureSiteRow>();

        public DbSet<DictionaryBenchmark> DictionaryBenchmarks => db.Set<DictionaryBenchmark>();

        public DbSet<Feature> Features => db.Set<Feature>();

        public DbSet<FeatureExamples> FeatureExamples => db.Set<FeatureExamples>();

        public DbSet<FeatureAblationRow> FeatureAblations => db.Set<FeatureAblationRow>();

        public DbSet<TokenFeature> TokenFeatures => db.Set<TokenFeature>();

        public DbSet<LogitFeature> LogitFeatures => db.Set<LogitFeature>();

        public DbSet<Explanation> Explanations => db.Set<Explanation>();

        public DbSet<Label> Labels => db.Set<Label>();

        public DbSet<Rating> Ratings => db.Set<Rating>();

        public DbSet<FeatureOpinion> FeatureOpinions => db.Set<FeatureOpinion>();

        public DbSet<Comment> Comments => db.Set<Comment>();

        public DbSet<CommentReport> CommentReports => db.Set<CommentReport>();

        public DbSet<NamedList> Lists => db.Set<NamedList>();

        public DbSet<ListItem> ListItems => db.Set<ListItem>();

        public DbSet<ShareLink> Links => db.Set<ShareLink>();

        public DbSet<DictionaryMap> DictionaryMaps => db.Set<DictionaryMap>();

        public DbSet<DictionaryComparison> DictionaryComparisons => db.Set<DictionaryComparison>();

        public DbSet<FeatureTwinRow> FeatureTwins => db.Set<FeatureTwinRow>();

        public DbSet<ModelControl> ModelControls => db.Set<ModelControl>();

        public DbSet<Sweep> Sweeps => db.Set<Sweep>();

        public DbSet<SweepPointRow> SweepPoints => db.Set<SweepPointRow>();
    }
}
