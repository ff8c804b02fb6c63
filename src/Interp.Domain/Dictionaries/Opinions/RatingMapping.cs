using Interp.Domain.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Interp.Domain.Dictionaries;

/// <summary>The small index answers, on every read of a card, whether its reader is rating it blind at the moment.</summary>
internal sealed class RatingMapping : IEntityTypeConfiguration<Rating>
{
    public void Configure(EntityTypeBuilder<Rating> builder)
    {
        builder.ToTable("ratings");
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.Interpretation).HasMaxLength(200);
        builder.HasIndex(r => new { r.CohortId, r.DictionaryId, r.Feature, r.RaterId }).IsUnique();
        builder.HasIndex(r => new { r.RaterId, r.DictionaryId, r.Feature }).HasFilter("submitted_at IS NULL AND given_up_at IS NULL");
        builder.HasIndex(r => r.DictionaryId);
        builder.HasOne<Cohort>().WithMany().HasForeignKey(r => r.CohortId);
        builder.HasOne<FeatureDictionary>().WithMany().HasForeignKey(r => r.DictionaryId);
        builder.HasOne<Person>().WithMany().HasForeignKey(r => r.RaterId).OnDelete(DeleteBehavior.SetNull);
    }
}
