using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Interp.Domain.Platform;

internal sealed class MembershipMapping : IEntityTypeConfiguration<Membership>
{
    public void Configure(EntityTypeBuilder<Membership> builder)
    {
        builder.ToTable("memberships");
        builder.HasKey(m => new { m.CohortId, m.PersonId });
        builder.HasIndex(m => m.PersonId);
        builder.IsEnum(m => m.Role, "role");
        builder.HasOne<Cohort>().WithMany().HasForeignKey(m => m.CohortId);
        builder.HasOne<Person>().WithMany().HasForeignKey(m => m.PersonId);
    }
}
