using Interp.Domain.Library;
using Interp.Domain.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Interp.Domain.Dictionaries;

internal sealed class FeatureDictionaryMapping : IEntityTypeConfiguration<FeatureDictionary>
{
    public void Configure(EntityTypeBuilder<FeatureDictionary> builder)
    {
        builder.ToTable("dictionaries");
        builder.HasIndex(d => d.Name).IsUnique();
        builder.HasIndex(d => new { d.JobId, d.SweepPoint }).IsUnique();
        builder.HasIndex(d => d.ModelId);
        builder.HasIndex(d => d.CorpusId);
        builder.HasIndex(d => d.CohortId);
        builder.HasIndex(d => d.VocabularyId);
        builder.IsEnum(d => d.Visibility, "visibility");
        builder.IsEnum(d => d.Origin, "origin");
        builder.Property(d => d.ImportedFrom).HasColumnType("jsonb");
        builder.HasOne<Model>().WithMany().HasForeignKey(d => d.ModelId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Corpus>().WithMany().HasForeignKey(d => d.CorpusId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<VocabularyEntry>().WithMany().HasForeignKey(d => d.VocabularyId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Cohort>().WithMany().HasForeignKey(d => d.CohortId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Job>().WithMany().HasForeignKey(d => d.JobId).OnDelete(DeleteBehavior.Restrict);
    }
}
