using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Interp.Domain.Platform;

internal sealed class ExperimentMapping : IEntityTypeConfiguration<Experiment>
{
    public void Configure(EntityTypeBuilder<Experiment> builder)
    {
        builder.ToTable("experiments");
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.Property(e => e.Parameters).HasColumnType("jsonb");
        builder.Property(e => e.Summary).HasColumnType("jsonb");
        builder.IsEnum(e => e.Visibility, "visibility");
        builder.HasIndex(e => e.CohortId);
        builder.HasIndex(e => e.OwnerId);
        builder.HasIndex(e => e.PromptSetId);
        builder.HasIndex(e => new { e.CreatedAt, e.Id }).IsDescending();
        builder.HasIndex(e => new { e.ModelId, e.CreatedAt });
        builder.HasOne<Job>().WithMany().HasForeignKey(e => e.Id).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Cohort>().WithMany().HasForeignKey(e => e.CohortId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(e => e.OwnerId).OnDelete(DeleteBehavior.Restrict);
    }
}
