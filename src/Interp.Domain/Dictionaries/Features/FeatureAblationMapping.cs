using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Interp.Domain.Dictionaries;

/// <summary>Partitioned by dictionary.</summary>
internal sealed class FeatureAblationMapping : IEntityTypeConfiguration<FeatureAblationRow>
{
    public void Configure(EntityTypeBuilder<FeatureAblationRow> builder)
    {
        builder.ToTable("feature_ablations");
        builder.HasKey(a => new { a.DictionaryId, a.Feature });
    }
}
