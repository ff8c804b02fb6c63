using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Interp.Domain.Library;

internal sealed class VocabularyEntryMapping : IEntityTypeConfiguration<VocabularyEntry>
{
    public void Configure(EntityTypeBuilder<VocabularyEntry> builder)
    {
        builder.ToTable("vocabularies");
        builder.HasIndex(v => v.TokenizerHash).IsUnique();
    }
}
