using Interp.Domain.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Interp.Domain.Library;

internal sealed class CorpusMapping : IEntityTypeConfiguration<Corpus>
{
    public void Configure(EntityTypeBuilder<Corpus> builder)
    {
        builder.ToTable("corpora");
        builder.HasIndex(c => c.Name).IsUnique();
        builder.HasIndex(c => c.CohortId);
        builder.IsEnum(c => c.Visibility, "visibility");
        builder.HasOne<Cohort>().WithMany().HasForeignKey(c => c.CohortId).OnDelete(DeleteBehavior.Restrict);
    }
}
