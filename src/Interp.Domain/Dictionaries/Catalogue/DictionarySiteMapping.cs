using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Interp.Domain.Dictionaries;

internal sealed class DictionarySiteMapping : IEntityTypeConfiguration<DictionarySite>
{
    public void Configure(EntityTypeBuilder<DictionarySite> builder)
    {
        builder.ToTable("dictionary_sites");
        builder.HasKey(s => new { s.DictionaryId, s.Number });
        builder.HasOne<FeatureDictionary>().WithMany().HasForeignKey(s => s.DictionaryId).OnDelete(DeleteBehavior.Cascade);
    }
}
