using Interp.Domain.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Interp.Domain.Circuits;

internal sealed class PromptSetMapping : IEntityTypeConfiguration<PromptSet>
{
    public void Configure(EntityTypeBuilder<PromptSet> builder)
    {
        builder.ToTable("prompt_sets");
        builder.IsEnum(p => p.Source, "source");
        builder.IsEnum(p => p.Visibility, "visibility");
        builder.Property(p => p.Parameters).HasColumnType("jsonb");
        builder.Property(p => p.Pairs).HasColumnType("jsonb");
        builder.HasIndex(p => p.Name).IsUnique();
        builder.HasIndex(p => p.CohortId);
        builder.HasIndex(p => p.OwnerId);
        builder.HasIndex(p => new { p.CreatedAt, p.Id }).IsDescending();
        builder.HasOne<Cohort>().WithMany().HasForeignKey(p => p.CohortId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(p => p.OwnerId).OnDelete(DeleteBehavior.SetNull);
        builder.HasMany<Experiment>().WithOne().HasForeignKey(e => e.PromptSetId).OnDelete(DeleteBehavior.Restrict);
    }
}
