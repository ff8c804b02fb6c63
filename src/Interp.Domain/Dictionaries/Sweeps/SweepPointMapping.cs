using Interp.Domain.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Interp.Domain.Dictionaries;

internal sealed class SweepPointMapping : IEntityTypeConfiguration<SweepPointRow>
{
    public void Configure(EntityTypeBuilder<SweepPointRow> builder)
    {
        builder.ToTable("sweep_points");
        builder.HasKey(p => new { p.SweepId, p.Number });
        builder.IsEnum(p => p.State, "state");
        builder.HasIndex(p => p.DictionaryId);
        builder.Property(p => p.Metrics).HasColumnType("jsonb");
        builder.HasOne<Sweep>().WithMany().HasForeignKey(p => p.SweepId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<FeatureDictionary>().WithMany().HasForeignKey(p => p.DictionaryId).OnDelete(DeleteBehavior.SetNull);
    }
}
