using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Interp.Domain.Library;

internal sealed class CorpusDocumentMapping : IEntityTypeConfiguration<CorpusDocumentRow>
{
    public void Configure(EntityTypeBuilder<CorpusDocumentRow> builder)
    {
        builder.ToTable("corpus_documents");
        builder.HasKey(d => new { d.CorpusId, d.Index });
        builder.Property(d => d.Index).ValueGeneratedNever();
        builder.HasOne<Corpus>().WithMany().HasForeignKey(d => d.CorpusId);
    }
}
