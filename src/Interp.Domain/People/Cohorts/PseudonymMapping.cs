using Interp.Domain.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Interp.Domain.People;

internal sealed class PseudonymMapping : IEntityTypeConfiguration<Pseudonym>
{
    public void Configure(EntityTypeBuilder<Pseudonym> builder)
    {
        builder.ToTable("pseudonyms");
        builder.HasKey(p => new { p.CohortId, p.PersonId });
        builder.Property(p => p.Name).HasMaxLength(100);
        builder.HasIndex(p => new { p.CohortId, p.Name }).IsUnique();
        builder.HasIndex(p => p.PersonId);
        builder.HasOne<Cohort>().WithMany().HasForeignKey(p => p.CohortId);
        builder.HasOne<Person>().WithMany().HasForeignKey(p => p.PersonId);
    }
}
