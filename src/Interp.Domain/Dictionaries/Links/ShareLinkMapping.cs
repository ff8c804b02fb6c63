using Interp.Domain.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Interp.Domain.Dictionaries;

internal sealed class ShareLinkMapping : IEntityTypeConfiguration<ShareLink>
{
    public void Configure(EntityTypeBuilder<ShareLink> builder)
    {
        builder.ToTable("links");
        builder.HasKey(l => l.Code);
        builder.Property(l => l.Code).HasMaxLength(40);
        builder.Property(l => l.Target).HasMaxLength(2000);
        builder.Property(l => l.Title).HasMaxLength(200);
        builder.IsEnum(l => l.Visibility, "visibility");
        builder.HasIndex(l => new { l.OwnerId, l.CreatedAt }).IsDescending(false, true);
        builder.HasIndex(l => l.CohortId);
        builder.HasOne<Cohort>().WithMany().HasForeignKey(l => l.CohortId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(l => l.OwnerId).OnDelete(DeleteBehavior.SetNull);
    }
}
