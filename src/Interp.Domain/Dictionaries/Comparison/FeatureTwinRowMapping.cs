using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Interp.Domain.Dictionaries;

internal sealed class FeatureTwinRowMapping : IEntityTypeConfiguration<FeatureTwinRow>
{
    public void Configure(EntityTypeBuilder<FeatureTwinRow> builder)
    {
        builder.ToTable("feature_twins");
        builder.HasKey(t => new { t.DictionaryId, t.Feature, t.OtherId, t.Rank });
        builder.HasIndex(t => t.OtherId);
        builder.HasOne<FeatureDictionary>().WithMany().HasForeignKey(t => t.DictionaryId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<FeatureDictionary>().WithMany().HasForeignKey(t => t.OtherId).OnDelete(DeleteBehavior.Cascade);
    }
}
