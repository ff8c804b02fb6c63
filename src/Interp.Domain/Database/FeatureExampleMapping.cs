using Interp.Domain.Features;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Interp.Domain.Database;

/// <summary>Partitioned by dictionary.</summary>
internal sealed class FeatureExampleMapping : IEntityTypeConfiguration<FeatureExample>
{
    public void Configure(EntityTypeBuilder<FeatureExample> builder)
    {
        builder.ToTable("feature_examples");
        builder.IsEnum(e => e.Kind, "kind");
        builder.HasKey(e => new { e.DictionaryId, e.Feature, e.Kind, e.Level, e.Rank });
    }
}
