using Interp.Domain.Library;
using Interp.Domain.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Interp.Domain.Circuits;

internal sealed class CircuitMapping : IEntityTypeConfiguration<Circuit>
{
    public void Configure(EntityTypeBuilder<Circuit> builder)
    {
        builder.ToTable("circuits");
        builder.Property(c => c.Name).HasMaxLength(80);
        builder.Property(c => c.Title).HasMaxLength(100);
        builder.Property(c => c.Notes).HasMaxLength(4000);
        builder.Property(c => c.Nodes).HasColumnType("jsonb");
        builder.Property(c => c.Edges).HasColumnType("jsonb");
        builder.IsEnum(c => c.Visibility, "visibility");
        builder.HasIndex(c => c.Name).IsUnique();
        builder.HasIndex(c => c.ModelId);
        builder.HasIndex(c => c.PromptSetId);
        builder.HasIndex(c => c.CohortId);
        builder.HasIndex(c => c.OwnerId);
        builder.HasIndex(c => new { c.ChangedAt, c.Id }).IsDescending();
        builder.HasOne<Model>().WithMany().HasForeignKey(c => c.ModelId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<PromptSet>().WithMany().HasForeignKey(c => c.PromptSetId).OnDelete(DeleteBehavior.SetNull);
        builder.HasOne<Cohort>().WithMany().HasForeignKey(c => c.CohortId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(c => c.OwnerId).OnDelete(DeleteBehavior.SetNull);
    }
}
