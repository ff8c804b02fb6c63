using Interp.Domain.Library;
using Interp.Domain.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Interp.Domain.Dictionaries;

internal sealed class SweepMapping : IEntityTypeConfiguration<Sweep>
{
    public void Configure(EntityTypeBuilder<Sweep> builder)
    {
        builder.ToTable("sweeps");
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.HasIndex(s => s.ModelId);
        builder.HasIndex(s => s.CorpusId);
        builder.HasOne<Job>().WithMany().HasForeignKey(s => s.Id).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Model>().WithMany().HasForeignKey(s => s.ModelId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Corpus>().WithMany().HasForeignKey(s => s.CorpusId).OnDelete(DeleteBehavior.Restrict);
    }
}
