using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Interp.Domain.Library;

internal sealed class HookPointMapping : IEntityTypeConfiguration<HookPoint>
{
    public void Configure(EntityTypeBuilder<HookPoint> builder)
    {
        builder.ToTable("hook_points");
        builder.HasKey(h => new { h.ModelId, h.Ordinal });
        builder.Property(h => h.Ordinal).ValueGeneratedNever();
    }
}
