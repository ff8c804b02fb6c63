using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Interp.Domain.Platform;

internal sealed class ExperimentRowMapping : IEntityTypeConfiguration<ExperimentRow>
{
    public void Configure(EntityTypeBuilder<ExperimentRow> builder)
    {
        builder.ToTable("experiment_rows");
        builder.HasKey(r => new { r.ExperimentId, r.Grid, r.Row });
        builder.HasOne<ExperimentGrid>().WithMany().HasForeignKey(r => new { r.ExperimentId, r.Grid }).OnDelete(DeleteBehavior.Cascade);
    }
}
