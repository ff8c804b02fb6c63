using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Interp.Domain.Dictionaries;

internal sealed class FeatureSiteRowMapping : IEntityTypeConfiguration<FeatureSiteRow>
{
    public void Configure(EntityTypeBuilder<FeatureSiteRow> builder)
    {
        builder.ToTable("feature_sites");
        builder.HasKey(s => new { s.DictionaryId, s.Feature });
        builder.HasOne<FeatureDictionary>().WithMany().HasForeignKey(s => s.DictionaryId).OnDelete(DeleteBehavior.Cascade);
    }
}
