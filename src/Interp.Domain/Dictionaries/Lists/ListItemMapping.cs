using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Interp.Domain.Dictionaries;

internal sealed class ListItemMapping : IEntityTypeConfiguration<ListItem>
{
    public void Configure(EntityTypeBuilder<ListItem> builder)
    {
        builder.ToTable("list_items");
        builder.HasKey(i => new { i.ListId, i.DictionaryId, i.Feature });
        builder.Property(i => i.Note).HasMaxLength(1000);
        builder.HasIndex(i => new { i.ListId, i.Ordinal });
        builder.HasIndex(i => i.DictionaryId);
        builder.HasOne<NamedList>().WithMany().HasForeignKey(i => i.ListId);
        builder.HasOne<FeatureDictionary>().WithMany().HasForeignKey(i => i.DictionaryId);
    }
}
