using Interp.Domain.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Interp.Domain.Database;

internal sealed class InvitationMapping : IEntityTypeConfiguration<Invitation>
{
    public void Configure(EntityTypeBuilder<Invitation> builder)
    {
        builder.ToTable("invitations");
        builder.HasIndex(i => i.Hash).IsUnique();
        builder.HasIndex(i => i.CohortId);
        builder.IsEnum(i => i.Role, "role");
        builder.HasOne<Cohort>().WithMany().HasForeignKey(i => i.CohortId);
    }
}
