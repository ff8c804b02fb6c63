using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Interp.Domain.Dictionaries;

/// <summary>Partitioned by dictionary.</summary>
internal sealed class FeatureExamplesMapping : IEntityTypeConfiguration<FeatureExamples>
{
    public void Configure(EntityTypeBuilder<FeatureExamples> builder)
    {
        builder.ToTable("feature_examples");
        builder.HasKey(e => new { e.DictionaryId, e.Feature });
    }
}
