using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Interp.Domain.Library;

internal sealed class VocabularyTokenMapping : IEntityTypeConfiguration<VocabularyToken>
{
    public void Configure(EntityTypeBuilder<VocabularyToken> builder)
    {
        builder.ToTable("vocabulary_tokens");
        builder.HasKey(t => new { t.VocabularyId, t.Token });
        builder.Property(t => t.Token).ValueGeneratedNever();
        builder.HasOne<VocabularyEntry>().WithMany().HasForeignKey(t => t.VocabularyId);
    }
}
