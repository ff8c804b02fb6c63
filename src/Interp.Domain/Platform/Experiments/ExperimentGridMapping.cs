using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Interp.Domain.Platform;

internal sealed class ExperimentGridMapping : IEntityTypeConfiguration<ExperimentGrid>
{
    public void Configure(EntityTypeBuilder<ExperimentGrid> builder)
    {
        builder.ToTable("experiment_grids");
        builder.HasKey(g => new { g.ExperimentId, g.Number });
        builder.Property(g => g.Number).ValueGeneratedNever();
        builder.IsEnum(g => g.Scale, "scale");
        builder.HasIndex(g => new { g.ExperimentId, g.Name }).IsUnique();
        builder.HasOne<Experiment>().WithMany().HasForeignKey(g => g.ExperimentId).OnDelete(DeleteBehavior.Cascade);
    }
}
