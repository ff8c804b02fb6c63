using Interp.Domain.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Interp.Domain.Library;

internal sealed class ModelMapping : IEntityTypeConfiguration<Model>
{
    public void Configure(EntityTypeBuilder<Model> builder)
    {
        builder.ToTable("models");
        builder.HasIndex(m => m.Name).IsUnique();
        builder.HasIndex(m => m.VocabularyId);
        builder.HasIndex(m => m.CohortId);
        builder.IsEnum(m => m.Visibility, "visibility");
        builder.HasOne<VocabularyEntry>().WithMany().HasForeignKey(m => m.VocabularyId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Cohort>().WithMany().HasForeignKey(m => m.CohortId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany<Experiment>().WithOne().HasForeignKey(e => e.ModelId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(m => m.HookPoints).WithOne().HasForeignKey(h => h.ModelId);
    }
}
