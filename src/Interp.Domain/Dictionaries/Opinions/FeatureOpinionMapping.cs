using Interp.Domain.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Interp.Domain.Dictionaries;

internal sealed class FeatureOpinionMapping : IEntityTypeConfiguration<FeatureOpinion>
{
    public void Configure(EntityTypeBuilder<FeatureOpinion> builder)
    {
        builder.ToTable("feature_opinions");
        builder.HasKey(o => new { o.CohortId, o.DictionaryId, o.Feature });
        builder.Property(o => o.Label).HasMaxLength(200);
        builder.IsEnum(o => o.LabelStatus, "label_status");
        builder.HasIndex(o => new { o.CohortId, o.DictionaryId, o.Rating, o.Feature }).IsDescending(false, false, true, false);
        builder.HasIndex(o => new { o.CohortId, o.DictionaryId, o.Disagreement, o.Feature }).IsDescending(false, false, true, false);
        builder.HasIndex(o => o.DictionaryId);
        builder.HasOne<Cohort>().WithMany().HasForeignKey(o => o.CohortId);
        builder.HasOne<FeatureDictionary>().WithMany().HasForeignKey(o => o.DictionaryId);
    }
}
