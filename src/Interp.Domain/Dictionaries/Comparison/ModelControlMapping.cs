using Interp.Domain.Library;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Interp.Domain.Dictionaries;

internal sealed class ModelControlMapping : IEntityTypeConfiguration<ModelControl>
{
    public void Configure(EntityTypeBuilder<ModelControl> builder)
    {
        builder.ToTable("model_controls");
        builder.HasKey(c => c.ModelId);
        builder.Property(c => c.ModelId).ValueGeneratedNever();
        builder.HasIndex(c => new { c.OfModelId, c.Seed }).IsUnique();
        builder.HasOne<Model>().WithOne().HasForeignKey<ModelControl>(c => c.ModelId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Model>().WithMany().HasForeignKey(c => c.OfModelId).OnDelete(DeleteBehavior.Cascade);
    }
}
