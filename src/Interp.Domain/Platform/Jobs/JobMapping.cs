using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Interp.Domain.Platform;

internal sealed class JobMapping : IEntityTypeConfiguration<Job>
{
    public void Configure(EntityTypeBuilder<Job> builder)
    {
        builder.ToTable("jobs");
        builder.Property(j => j.Id).ValueGeneratedNever();
        builder.Property(j => j.Parameters).HasColumnType("jsonb");
        builder.IsEnum(j => j.State, "state");
        builder.IsEnum(j => j.Queue, "queue");
        builder.IsEnum(j => j.Visibility, "visibility");
        builder.HasIndex(j => j.ParameterHash).IsUnique().HasFilter("NOT forced AND state IN ('queued', 'running', 'succeeded')");
        builder.HasIndex(j => new { j.State, j.CreatedAt });
        builder.HasIndex(j => new { j.CreatedAt, j.Id }).IsDescending();
        builder.HasIndex(j => j.CohortId);
        builder.HasIndex(j => j.OwnerId);
        builder.HasOne<Cohort>().WithMany().HasForeignKey(j => j.CohortId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(j => j.OwnerId).OnDelete(DeleteBehavior.Restrict);
    }
}
