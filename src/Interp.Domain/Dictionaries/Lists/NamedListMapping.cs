using Interp.Domain.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Interp.Domain.Dictionaries;

internal sealed class NamedListMapping : IEntityTypeConfiguration<NamedList>
{
    public void Configure(EntityTypeBuilder<NamedList> builder)
    {
        builder.ToTable("lists");
        builder.Property(l => l.Id).ValueGeneratedNever();
        builder.Property(l => l.Title).HasMaxLength(100);
        builder.Property(l => l.Description).HasMaxLength(4000);
        builder.IsEnum(l => l.Visibility, "visibility");
        builder.HasIndex(l => new { l.ChangedAt, l.Id }).IsDescending();
        builder.HasIndex(l => l.CohortId);
        builder.HasIndex(l => l.OwnerId);
        builder.HasOne<Cohort>().WithMany().HasForeignKey(l => l.CohortId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(l => l.OwnerId).OnDelete(DeleteBehavior.SetNull);
    }
}
