using Interp.Domain.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Interp.Domain.Dictionaries;

internal sealed class ExplanationMapping : IEntityTypeConfiguration<Explanation>
{
    public void Configure(EntityTypeBuilder<Explanation> builder)
    {
        builder.ToTable("explanations");
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.Property(e => e.OwnerId).HasColumnName("author_id");
        builder.IsEnum(e => e.Method, "method");
        builder.IsEnum(e => e.State, "state");
        builder.IsEnum(e => e.Visibility, "visibility");
        builder.HasIndex(e => new { e.DictionaryId, e.Feature, e.CreatedAt });
        builder.HasIndex(e => e.CohortId);
        builder.HasIndex(e => e.OwnerId);
        builder.HasIndex(e => e.JobId);
        builder.HasOne<FeatureDictionary>().WithMany().HasForeignKey(e => e.DictionaryId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Cohort>().WithMany().HasForeignKey(e => e.CohortId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(e => e.OwnerId).OnDelete(DeleteBehavior.SetNull);
        builder.HasOne<Job>().WithMany().HasForeignKey(e => e.JobId).OnDelete(DeleteBehavior.SetNull);
    }
}
