using Interp.Domain.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Interp.Domain.Dictionaries;

internal sealed class LabelMapping : IEntityTypeConfiguration<Label>
{
    public void Configure(EntityTypeBuilder<Label> builder)
    {
        builder.ToTable("labels");
        builder.HasKey(l => new { l.CohortId, l.DictionaryId, l.Feature, l.Version });
        builder.Property(l => l.Version).ValueGeneratedNever();
        builder.Property(l => l.Text).HasMaxLength(200);
        builder.Property(l => l.Note).HasMaxLength(1000);
        builder.IsEnum(l => l.Status, "status");
        builder.HasIndex(l => new { l.AuthorId, l.CohortId, l.DictionaryId, l.Feature });
        builder.HasIndex(l => l.DictionaryId);
        builder.HasOne<Cohort>().WithMany().HasForeignKey(l => l.CohortId);
        builder.HasOne<FeatureDictionary>().WithMany().HasForeignKey(l => l.DictionaryId);
        builder.HasOne<Person>().WithMany().HasForeignKey(l => l.AuthorId).OnDelete(DeleteBehavior.SetNull);
    }
}
